package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderFailedTest {

    private static final List<String> FAILED_STATUSES = List.of("Denied", "Revoked", "Canceled");
    private static final List<String> FAILED_STATES = List.of("Failed", "Canceled");

    @ParameterizedTest(name = "status {0}, provisioning state {1}")
    @MethodSource("statusesAndStates")
    void anOrderFailedWhenItsStatusOrItsProvisioningStateIsAFailure(@Nullable String status, @Nullable String state) {
        boolean failed = (status != null && FAILED_STATUSES.contains(status))
                || (state != null && FAILED_STATES.contains(state));

        List<Finding> findings = failures(order(status, state));

        assertThat(findings).hasSize(failed ? 1 : 0).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.tier()).isNull();
            assertThat(finding.property()).isNull();
            assertThat(finding.remediation()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "status {0}, provisioning state {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Denied  | Succeeded | The order failed: the status is Denied.",
                "REVOKED |           | The order failed: the status is REVOKED.",
                "Issued  | Failed    | The order failed: the provisioning state is Failed.",
                "Canceled| Canceled  | The order failed: the status is Canceled, and the provisioning state is Canceled."
            })
    void theMessageSaysWhatAzureSaid(String status, @Nullable String state, String message) {
        assertThat(failures(order(status, state)))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(message);
    }

    @Test
    void eachCauseHasARemediationOfItsOwn() {
        assertThat(Stream.of(
                        order("Denied", null), order("Revoked", null), order("Canceled", null), order(null, "Failed")))
                .flatExtracting(OrderFailedTest::failures)
                .extracting(Finding::remediation)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void theStatusSaysMoreThanTheProvisioningState() {
        assertThat(failures(order("Denied", "Failed")))
                .extracting(Finding::remediation)
                .isEqualTo(failures(order("Denied", null)).stream()
                        .map(Finding::remediation)
                        .toList());
    }

    static Stream<Arguments> statusesAndStates() {
        return statuses().flatMap(status -> states().map(state -> Arguments.of(status, state)));
    }

    private static Stream<@Nullable String> statuses() {
        return Stream.concat(
                Arrays.stream(OrderStatus.values()).map(OrderStatus::azureName), Stream.of("Suspended", null));
    }

    private static Stream<@Nullable String> states() {
        return Stream.concat(
                Arrays.stream(ProvisioningState.values()).map(ProvisioningState::azureName),
                Stream.of("Suspended", null));
    }

    private static CertificateOrder order(@Nullable String status, @Nullable String state) {
        return CertificateOrder.builder(SampleOrders.ID)
                .status(status == null ? null : AzureValue.of(OrderStatus.class, status))
                .provisioningState(state == null ? null : AzureValue.of(ProvisioningState.class, state))
                .build();
    }

    private static List<Finding> failures(CertificateOrder order) {
        return Judging.findings(order).stream()
                .filter(finding -> finding.code().equals(FindingCode.ORDER_FAILED))
                .toList();
    }
}

package io.certmonitor.policy;

import static io.certmonitor.order.SampleOrders.keyVault;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.NotRenewableReason;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProductType;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that Azure sent and that the monitor does not know or cannot read. */
class UnclearValuesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownValues")
    void anUnknownValueIsAFindingAboutItsProperty(String property, UnaryOperator<CertificateOrderBuilder> set) {
        CertificateOrder order =
                set.apply(CertificateOrder.builder(SampleOrders.ID)).build();

        List<Finding> findings = Judging.findings(order);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.UNKNOWN_VALUE);
            assertThat(finding.property()).isEqualTo(property);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).isEqualTo("Azure sent a value for " + property + " that is not known: Moon.");
            assertThat(finding.remediation()).isNotBlank();
        });
    }

    static Stream<Arguments> unknownValues() {
        return Stream.of(
                unknown("status", order -> order.status(AzureValue.of(OrderStatus.class, "Moon"))),
                unknown(
                        "provisioningState",
                        order -> order.provisioningState(AzureValue.of(ProvisioningState.class, "Moon"))),
                unknown("productType", order -> order.productType(AzureValue.of(ProductType.class, "Moon"))),
                unknown(
                        "certificates.web.provisioningState",
                        order -> order.keyVaultCertificates(List.of(
                                keyVault("web", AzureValue.of(KeyVaultStatus.class, "Moon")),
                                keyVault("api", KeyVaultStatus.SUCCEEDED)))),
                unknown(
                        "appServiceCertificateNotRenewableReasons",
                        order -> order.notRenewableReasons(List.of(
                                AzureValue.of(NotRenewableReason.class, "Moon"),
                                AzureValue.of(NotRenewableReason.EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE)))));
    }

    private static Arguments unknown(String property, UnaryOperator<CertificateOrderBuilder> set) {
        return Arguments.of(property, set);
    }

    @Test
    void theReasonsAgainstRenewalThatAreNotKnownAreOneFindingWhateverTheirOrder() {
        AzureValue<NotRenewableReason> sun = AzureValue.of(NotRenewableReason.class, "Sun");
        AzureValue<NotRenewableReason> moon = AzureValue.of(NotRenewableReason.class, "Moon");
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .notRenewableReasons(List.of(sun, moon))
                .build();
        CertificateOrder turned =
                order.toBuilder().notRenewableReasons(List.of(moon, sun)).build();

        assertThat(Judging.findings(order)).hasSize(1).isEqualTo(Judging.findings(turned));
    }

    @Test
    void valuesThatAreKnownAreNoFinding() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.class, "iSSUED"))
                .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.SUCCEEDED)))
                .provisioningState(AzureValue.of(ProvisioningState.class, "SUCCEEDED"))
                .productType(AzureValue.of(ProductType.STANDARD_DOMAIN_VALIDATED_WILDCARD_SSL))
                .notRenewableReasons(List.of(AzureValue.of(NotRenewableReason.EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE)))
                .build();

        assertThat(Judging.findings(order)).isEmpty();
    }

    @Test
    void eachUnreadablePropertyIsAFindingThatNamesItAndTheText() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .unreadable(List.of(
                        new UnreadableProperty("keySize", "big"), new UnreadableProperty("expirationTime", "tomorrow")))
                .build();

        List<Finding> findings = Judging.findings(order);

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "The property expirationTime could not be read; Azure sent: tomorrow.",
                        "The property keySize could not be read; Azure sent: big.");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.UNREADABLE);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.remediation()).isNotBlank();
        });
    }

    @Test
    void aPropertyThatIsUnreadableTwiceIsOneFinding() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .unreadable(List.of(
                        new UnreadableProperty("appServiceCertificateNotRenewableReasons", "1"),
                        new UnreadableProperty("appServiceCertificateNotRenewableReasons", "2")))
                .build();

        assertThat(Judging.findings(order)).hasSize(1);
    }
}

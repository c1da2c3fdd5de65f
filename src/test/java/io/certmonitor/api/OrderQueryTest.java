package io.certmonitor.api;

import static io.certmonitor.metrics.SampleOrders.EXPIRY;
import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderQueryTest {

    private static final Clock CLOCK = Clock.fixed(EXPIRY.minus(Duration.ofDays(30)), ZoneOffset.UTC);
    private static final OrderState WEB = state(issued("Web-Shop"), finding(FindingCode.EXPIRING, Severity.WARNING));

    @Test
    void withoutFiltersEveryOrderPasses() {
        assertThat(matches(Map.of(), WEB)).isTrue();
        assertThat(matches(Map.of(), state(bare("bare")))).isTrue();
    }

    @Test
    void anyOfSeveralSeveritiesSuffices() {
        assertThat(matches(Map.of("severity", List.of("warning")), WEB)).isTrue();
        assertThat(matches(Map.of("severity", List.of("ok", "Warning")), WEB)).isTrue();
        assertThat(matches(Map.of("severity", List.of("critical, warning")), WEB))
                .isTrue();
        assertThat(matches(Map.of("severity", List.of("critical")), WEB)).isFalse();
        assertThat(matches(Map.of("severity", List.of("ok")), state(issued("fine"))))
                .isTrue();
    }

    @Test
    void comparesStatusSubscriptionAndResourceGroupWithoutCase() {
        assertThat(matches(Map.of("status", List.of("issued")), WEB)).isTrue();
        assertThat(matches(Map.of("status", List.of("Expired")), WEB)).isFalse();
        assertThat(matches(Map.of("status", List.of("Issued")), state(bare("bare"))))
                .isFalse();
        assertThat(matches(Map.of("subscription", List.of(SUBSCRIPTION.toUpperCase(Locale.ROOT))), WEB))
                .isTrue();
        assertThat(matches(Map.of("subscription", List.of("another")), WEB)).isFalse();
        assertThat(matches(Map.of("resourceGroup", List.of("RG-WEB")), WEB)).isTrue();
        assertThat(matches(Map.of("resourceGroup", List.of("rg")), WEB)).isFalse();
    }

    @Test
    void findsStatusesThatTheMonitorDoesNotKnow() {
        OrderState odd = state(bare("odd").status(AzureValue.of(OrderStatus.class, "Quarantined")));

        assertThat(matches(Map.of("status", List.of("quarantined")), odd)).isTrue();
    }

    @Test
    void findsOrdersByFinding() {
        assertThat(matches(Map.of("finding", List.of("expiring")), WEB)).isTrue();
        assertThat(matches(Map.of("finding", List.of("EXPIRED")), WEB)).isFalse();
    }

    @Test
    void expiresWithinIncludesItsBoundary() {
        assertThat(matches(Map.of("expiresWithin", List.of("30d")), WEB)).isTrue();
        assertThat(query(Map.of("expiresWithin", List.of("30d")))
                        .matches(WEB, CLOCK.instant().minusNanos(1)))
                .isFalse();
    }

    @Test
    void expiresWithinIncludesWhatHasEndedAndLeavesOutWhatHasNoExpiry() {
        Map<String, List<String>> soon = Map.of("expiresWithin", List.of("1d"));

        assertThat(query(soon).matches(WEB, EXPIRY.plusSeconds(1))).isTrue();
        assertThat(query(soon).matches(state(bare("bare")), EXPIRY)).isFalse();
        assertThat(query(soon).matches(state(bare("far").expirationTime(Instant.MAX)), EXPIRY))
                .isFalse();
    }

    @Test
    void searchesNameDomainAndResourceGroup() {
        assertThat(matches(Map.of("q", List.of("SHOP")), WEB)).isTrue();
        assertThat(matches(Map.of("q", List.of("Example.com")), WEB)).isTrue();
        assertThat(matches(Map.of("q", List.of("rg-")), WEB)).isTrue();
        assertThat(matches(Map.of("q", List.of("Issued")), WEB)).isFalse();
    }

    @Test
    void everyFilterHasToPass() {
        assertThat(matches(Map.of("severity", List.of("warning"), "status", List.of("Expired")), WEB))
                .isFalse();
    }

    @Test
    void emptyValuesAreAsGoodAsNone() {
        OrderQuery query = query(Map.of("severity", List.of(""), "q", List.of(" "), "limit", List.of("")));

        assertThat(query).isEqualTo(query(Map.of()));
    }

    @Test
    void acceptsLimitsFromOneToAThousand() {
        assertThat(query(Map.of()).limit()).isEqualTo(100);
        assertThat(query(Map.of("limit", List.of("1"))).limit()).isEqualTo(1);
        assertThat(query(Map.of("limit", List.of("1000"))).limit()).isEqualTo(1_000);
        assertThat(errors(Map.of("limit", List.of("0")))).hasSize(1);
        assertThat(errors(Map.of("limit", List.of("1001"))))
                .containsExactly(new ParameterError("limit", "1001", "1 to 1000"));
    }

    @Test
    void namesEveryWrongParameterAtOnce() {
        List<ParameterError> errors = errors(Map.of(
                "severity", List.of("warning,high", "low"),
                "finding", List.of("EXPIRY"),
                "expiresWithin", List.of("soon"),
                "sort", List.of("status"),
                "limit", List.of("many"),
                "cursor", List.of("%%%"),
                "q", List.of("a", "b"),
                "severty", List.of("critical")));

        assertThat(errors)
                .extracting(ParameterError::parameter)
                .containsExactlyInAnyOrder(
                        "severity", "severity", "finding", "expiresWithin", "sort", "limit", "cursor", "q", "severty");
        assertThat(errors)
                .contains(
                        new ParameterError("severity", "high", "ok, info, warning or critical"),
                        new ParameterError("q", "a,b", "given once"));
        assertThat(errors).allMatch(error -> !error.allowed().isEmpty());
    }

    @Test
    void shortensWhatWasGiven() {
        assertThat(errors(Map.of("limit", List.of("9".repeat(5_000)))).get(0).value())
                .hasSize(101);
    }

    private static boolean matches(Map<String, List<String>> parameters, OrderState state) {
        return query(parameters).matches(state, CLOCK.instant());
    }

    private static OrderQuery query(Map<String, List<String>> parameters) {
        return OrderQuery.of(parameters);
    }

    private static List<ParameterError> errors(Map<String, List<String>> parameters) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> OrderQuery.of(parameters))
                .problem();
        assertThat(problem.status()).isEqualTo(400);
        return Objects.requireNonNull(problem.errors());
    }
}

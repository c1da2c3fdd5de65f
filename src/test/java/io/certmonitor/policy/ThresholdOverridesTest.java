package io.certmonitor.policy;

import static io.certmonitor.policy.CodeCases.certificate;
import static io.certmonitor.policy.CodeCases.status;
import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each threshold that an override can set counts to the second, or the bit, for its orders, and for no other. */
class ThresholdOverridesTest {

    private static final Instant BEGIN = NOW.minus(Duration.ofDays(78));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final OrderMatcher THE_ORDER =
            new OrderMatcher(Set.of(), List.of(), List.of(Glob.of("www-*")), Map.of());
    private static final OrderMatcher ANOTHER =
            new OrderMatcher(Set.of(), List.of(), List.of(Glob.of("other")), Map.of());

    private static final Duration TIER = Duration.ofDays(45);
    private static final Duration WAIT = Duration.ofHours(7);
    private static final Duration GRACE = Duration.ofHours(10);
    private static final Duration TOLERANCE = Duration.ofDays(100);

    /** Code, what the override sets, an order for which the code holds by that, and the next for which it does not. */
    static Stream<Arguments> thresholds() {
        return Stream.of(
                arguments("EXPIRING", tiers(), endingIn(TIER), endingIn(TIER.plus(SECOND))),
                arguments("RENEWAL_OVERDUE", grace(), dueSince(GRACE.plus(SECOND)), dueSince(GRACE)),
                arguments("EXPIRY_DIVERGED", tolerance(), apart(TOLERANCE.plus(SECOND)), apart(TOLERANCE)),
                arguments("WEAK_KEY", keySizes(), key("RSA", 4095), key("RSA", 4096)),
                arguments("WEAK_KEY", keySizes(), key("EC", 383), key("EC", 384)));
    }

    @ParameterizedTest
    @MethodSource("thresholds")
    void anOverrideMovesAThreshold(
            String code, PolicyChanges changes, CertificateOrderBuilder within, CertificateOrderBuilder beyond) {
        assertThat(holds(code, overriding(THE_ORDER, changes), within.build())).isTrue();
        assertThat(holds(code, overriding(THE_ORDER, changes), beyond.build())).isFalse();
        assertThat(holds(code, overriding(ANOTHER, changes), within.build()))
                .isEqualTo(holds(code, overriding(ANOTHER, changes), beyond.build()));
    }

    @Test
    void anOverrideMovesTheStepsOfWaiting() {
        Policy policy = overriding(THE_ORDER, waiting());
        CertificateOrder pending =
                status(OrderStatus.PENDING_ISSUANCE).apply(CodeCases.healthy()).build();
        OrderHistory history = OrderHistory.begin(pending, NOW.minus(WAIT));
        Instant late = NOW.plus(SECOND);

        assertThat(codes(policy.judge(pending, history, late))).contains(FindingCode.ISSUANCE_PENDING);
        assertThat(codes(policy.judge(pending, history, NOW))).doesNotContain(FindingCode.ISSUANCE_PENDING);
        assertThat(codes(overriding(ANOTHER, waiting()).judge(pending, history, late)))
                .doesNotContain(FindingCode.ISSUANCE_PENDING);
        assertThat(policy.judge(pending, history, late).findings())
                .filteredOn(finding -> finding.code().equals(FindingCode.ISSUANCE_PENDING))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("after about 20 days");
    }

    private static boolean holds(String code, Policy policy, CertificateOrder order) {
        return codes(policy.judge(order, OrderHistory.begin(order, BEGIN), NOW)).contains(new FindingCode(code));
    }

    private static List<FindingCode> codes(Judgement judgement) {
        return judgement.findings().stream().map(Finding::code).toList();
    }

    private static Policy overriding(OrderMatcher match, PolicyChanges changes) {
        return new Policy(new PolicyDefinition(
                PolicyChanges.NONE,
                List.of(new PolicyOverride("special", match, changes)),
                List.of(),
                CustomRules.NONE));
    }

    private static PolicyChanges tiers() {
        return changes(List.of(new ExpiryTier("45d", TIER, null, Severity.INFO, false)), null, null);
    }

    private static PolicyChanges waiting() {
        return new PolicyChanges(
                null,
                List.of(new PendingTier("7h", WAIT, Severity.WARNING)),
                Duration.ofDays(20),
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static PolicyChanges grace() {
        return changes(null, GRACE, null);
    }

    private static PolicyChanges tolerance() {
        return changes(null, null, TOLERANCE);
    }

    private static PolicyChanges keySizes() {
        return new PolicyChanges(null, null, null, null, null, 4096, 384, Map.of());
    }

    private static PolicyChanges changes(
            @Nullable List<ExpiryTier> tiers, @Nullable Duration grace, @Nullable Duration tolerance) {
        return new PolicyChanges(tiers, null, null, grace, tolerance, null, null, Map.of());
    }

    private static CertificateOrderBuilder endingIn(Duration time) {
        return SampleOrders.issued(BEGIN, NOW.plus(time)).keySize(2048);
    }

    private static CertificateOrderBuilder dueSince(Duration time) {
        return CodeCases.healthy().nextAutoRenewalTimeStamp(NOW.minus(time));
    }

    private static CertificateOrderBuilder apart(Duration time) {
        return CodeCases.healthy().expirationTime(CodeCases.END.plus(time));
    }

    private static CertificateOrderBuilder key(String algorithm, int bits) {
        return CodeCases.healthy().signedCertificate(certificate("sha256RSA", algorithm, bits));
    }
}

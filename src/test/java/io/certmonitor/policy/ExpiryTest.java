package io.certmonitor.policy;

import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Set<FindingCode> ABOUT_EXPIRY = Set.of(FindingCode.EXPIRING, FindingCode.EXPIRED);

    private static final String OFF = "false";

    /**
     * Every tier with the time left at which it is reached, for a lifetime and an auto-renew setting, and the tier
     * before it.
     */
    @ParameterizedTest(name = "lifetime {0}, auto-renew {1}: within {2} {4} {5}, before that {3}")
    @CsvSource({
        // Lifetimes whose fractions are all greater than the fixed times.
        "P365D, false, P60D,    -,   60d, INFO",
        "P365D, false, P30D,    60d, 30d, WARNING",
        "P365D, false, P14D,    30d, 14d, CRITICAL",
        "P365D, false, P7D,     14d, 7d,  CRITICAL",
        "P365D, false, P3D,     7d,  3d,  CRITICAL",
        "P365D, false, P1D,     3d,  1d,  CRITICAL",
        "P198D, false, P60D,    -,   60d, INFO",
        "P198D, true,  P30D,    -,   30d, WARNING",
        "P198D,     ,  P30D,    -,   30d, WARNING",
        "P198D, true,  P14D,    30d, 14d, CRITICAL",
        "P198D, true,  P7D,     14d, 7d,  CRITICAL",
        "P198D, true,  P3D,     7d,  3d,  CRITICAL",
        "P198D, true,  P1D,     3d,  1d,  CRITICAL",
        // 100 days: half the lifetime comes before 60 days.
        "P100D, false, P50D,    -,   60d, INFO",
        "P100D, true,  P30D,    -,   30d, WARNING",
        "P100D, true,  P14D,    30d, 14d, CRITICAL",
        // 90 days: a third of the lifetime is 30 days exactly.
        "P90D,  false, P45D,    -,   60d, INFO",
        "P90D,  true,  P30D,    -,   30d, WARNING",
        "P90D,  true,  P14D,    30d, 14d, CRITICAL",
        // 47 days: all fractions come first.
        "P47D,  false, P23DT12H,-,   60d, INFO",
        "P47D,  false, P15DT16H,60d, 30d, WARNING",
        "P47D,  true,  P15DT16H,-,   30d, WARNING",
        "P47D,  true,  P7DT20H, 30d, 14d, CRITICAL",
        "P47D,  true,  P7D,     14d, 7d,  CRITICAL",
        "P47D,  true,  P3D,     7d,  3d,  CRITICAL",
        "P47D,  true,  P1D,     3d,  1d,  CRITICAL",
        // A lifetime that is not known: the fixed times count.
        "    ,  false, P60D,    -,   60d, INFO",
        "    ,  true,  P30D,    -,   30d, WARNING",
        "    ,  true,  P14D,    30d, 14d, CRITICAL"
    })
    void aTierIsReachedAtItsBoundaryAndNotASecondBefore(
            @Nullable Duration lifetime,
            @Nullable Boolean autoRenew,
            Duration boundary,
            String before,
            String tier,
            Severity severity) {
        assertThat(tierWith(boundary.plusSeconds(1), lifetime, autoRenew)).isEqualTo(before);
        assertThat(tierWith(boundary, lifetime, autoRenew)).isEqualTo(tier);
        assertThat(tierWith(boundary.minusSeconds(1), lifetime, autoRenew)).isEqualTo(tier);
        assertThat(findings(order(boundary, lifetime, autoRenew)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(severity);
    }

    @Test
    void onlyAnOrderWhoseAutoRenewIsOffReachesTheFirstTier() {
        Duration left = Duration.ofDays(45);
        Duration lifetime = Duration.ofDays(198);

        assertThat(tierWith(left, lifetime, false)).isEqualTo("60d");
        assertThat(tierWith(left, lifetime, true)).isEqualTo("-");
        assertThat(tierWith(left, lifetime, null)).isEqualTo("-");
    }

    @Test
    void aShorterLifetimeThanTheDeepestTiersReachesTheDeepestOfThem() {
        assertThat(tierWith(Duration.ofDays(7), Duration.ofDays(30), true)).isEqualTo("7d");
        assertThat(tierWith(Duration.ofDays(7).plusSeconds(1), Duration.ofDays(30), true))
                .isEqualTo("30d");
    }

    @ParameterizedTest(name = "{0} s left: {1}")
    @CsvSource({"1, EXPIRING", "0, EXPIRED", "-1, EXPIRED", "-86400, EXPIRED"})
    void anOrderIsExpiredFromTheSecondItEnds(long secondsLeft, FindingCode code) {
        CertificateOrder order = order(Duration.ofSeconds(secondsLeft), Duration.ofDays(198), true);

        assertThat(findings(order))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(code))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void anOrderThatAzureCallsExpiredIsExpiredWhateverItsDates() {
        CertificateOrder order = order(Duration.ofDays(5), Duration.ofDays(198), true).toBuilder()
                .status(AzureValue.of(OrderStatus.EXPIRED))
                .build();

        assertThat(findings(order)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.EXPIRED);
            assertThat(finding.message())
                    .isEqualTo(
                            "Azure says that the order is Expired, although it was to end on 25 Nov 2026 10:00 UTC.");
        });
    }

    @Test
    void anOrderThatAzureCallsExpiredNeedsNoDates() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.EXPIRED))
                .build();

        assertThat(findings(order)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.EXPIRED);
            assertThat(finding.message()).isEqualTo("Azure says that the order is Expired.");
        });
    }

    @Test
    void anOrderWithoutAnyDateExpiresNever() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.ISSUED))
                .autoRenew(false)
                .build();

        assertThat(findings(order)).isEmpty();
    }

    @Test
    void theMessageOfAnExpiredOrderNamesTheDate() {
        CertificateOrder order = order(Duration.ofDays(-1), Duration.ofDays(198), true);

        assertThat(findings(order))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("The certificate ended on 19 Nov 2026 10:00 UTC.");
    }

    @ParameterizedTest(name = "lifetime {0}, {1} left: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "P198D           | P30D     | at most 30 days of its 198 days are left.",
                "P197DT23H59M59S | P30D     | at most 30 days of its 198 days are left.",
                "                | P14D     | at most 14 days are left.",
                "P198D           | P1D      | at most 24 hours of its 198 days are left.",
                "P47D            | P15DT16H | at most 15 days 16 hours of its 47 days are left.",
                "P47D            | P7DT20H  | at most 7 days 20 hours of its 47 days are left."
            })
    void theMessageSaysNoLessThanWhatIsLeftAtTheBoundary(@Nullable Duration lifetime, Duration left, String message) {
        CertificateOrder order = order(left, lifetime, true);

        assertThat(findings(order))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .isEqualTo("The certificate ends on " + Words.at(NOW.plus(left)) + ": " + message);
    }

    @Test
    void theFindingStaysTheSameWhileItStandsOnATier() {
        CertificateOrder order = order(Duration.ofDays(14), Duration.ofDays(198), true);

        List<Finding> atFirst = findings(order, NOW);

        assertThat(findings(order, NOW.plus(Duration.ofDays(3)))).isEqualTo(atFirst);
        assertThat(findings(order, NOW.plus(Duration.ofDays(7)).minusSeconds(1)))
                .isEqualTo(atFirst);
        assertThat(findings(order, NOW.plus(Duration.ofDays(7)))).isNotEqualTo(atFirst);
    }

    @Test
    void anExpiredFindingStaysTheSame() {
        CertificateOrder order = order(Duration.ZERO, Duration.ofDays(198), true);

        assertThat(findings(order, NOW.plus(Duration.ofDays(400)))).isEqualTo(findings(order, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", OFF, ""})
    void theRemediationFitsTheAutoRenewSetting(String autoRenew) {
        Boolean setting = autoRenew.isEmpty() ? null : Boolean.valueOf(autoRenew);
        CertificateOrder order = order(Duration.ofDays(10), Duration.ofDays(198), setting);

        assertThat(findings(order))
                .singleElement()
                .extracting(Finding::remediation)
                .asString()
                .startsWith(OFF.equals(autoRenew) ? "Turn auto-renew on" : "Auto-renewal begins");
    }

    private static List<Finding> findings(CertificateOrder order) {
        return findings(order, NOW);
    }

    /** What there is to find about the expiry, whatever else the order has. */
    private static List<Finding> findings(CertificateOrder order, Instant now) {
        return Judging.findings(order, now).stream()
                .filter(finding -> ABOUT_EXPIRY.contains(finding.code()))
                .toList();
    }

    /** The label of the tier that an order with so much time left stands on; a dash when it stands on none. */
    private static String tierWith(Duration left, @Nullable Duration lifetime, @Nullable Boolean autoRenew) {
        List<Finding> findings = findings(order(left, lifetime, autoRenew));
        if (findings.isEmpty()) {
            return "-";
        }
        Tier tier = findings.get(0).tier();
        return tier == null ? "no tier" : tier.label();
    }

    private static CertificateOrder order(Duration left, @Nullable Duration lifetime, @Nullable Boolean autoRenew) {
        Instant notAfter = NOW.plus(left);
        if (lifetime != null) {
            return SampleOrders.issued(notAfter.minus(lifetime), notAfter)
                    .autoRenew(autoRenew)
                    .build();
        }
        return CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.ISSUED))
                .autoRenew(autoRenew)
                .expirationTime(notAfter)
                .build();
    }
}

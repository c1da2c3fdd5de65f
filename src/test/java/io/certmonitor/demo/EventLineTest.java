package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLineTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:02:11Z");
    private static final OrderEvent.Subject ORDER =
            new OrderEvent.Subject("5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5", "rg-webshop", "pay-example-com");

    private final EventLine plain = new EventLine(Palette.PLAIN, Integer.MAX_VALUE, ZoneOffset.UTC);

    @Test
    void showsAnEventInColumnsUnderTheirNames() {
        OrderEvent event = event("expiring", "EXPIRING", "14d", "", NOW.plus(Duration.ofDays(14)), "Renew it by hand.");

        assertThat(plain.header() + "\n" + plain.of(event)).isEqualTo("""
                        time      severity  event        order                                   finding                          expires          what to do
                        14:02:11  critical  expiring     5709a1c2/rg-webshop/pay-example-com     EXPIRING 14d                     2026-12-07 14d   Renew it by hand.""");
    }

    @Test
    void showsWhyAFindingNoLongerHoldsAndNotWhatWasToBeDone() {
        OrderEvent event =
                event("resolved", "KEY_VAULT_SYNC_FAILED", "", "recovered", null, "Give it its rights back.");

        assertThat(plain.of(event))
                .isEqualTo("14:02:11  critical  resolved     5709a1c2/rg-webshop/pay-example-com"
                        + "     KEY_VAULT_SYNC_FAILED recovered");
    }

    @Test
    void eventWithoutAFindingIsAboutANewCertificate() {
        assertThat(plain.of(event("renewed", "", "", "", null, ""))).endsWith("new certificate");
    }

    @Test
    void longNamesAreCutInTheMiddleSoThatColumnsStayAligned() {
        OrderEvent.Subject order =
                new OrderEvent.Subject("5709a1c2-8f3e", "rg-webshop", "key-vault-certificate-order-failed");
        OrderEvent event = new OrderEvent(NOW, "failed", "critical", order, "ORDER_FAILED", "", "", "", null, "");

        assertThat(plain.of(event)).contains("5709a1c2/rg-webshop…icate-order-failed  ORDER_FAILED");
        assertThat(plain.of(event).indexOf("ORDER_FAILED"))
                .isEqualTo(plain.header().indexOf("finding"));
    }

    @Test
    void remediationThatFitsStaysOnTheLine() {
        EventLine lines = new EventLine(Palette.PLAIN, 160, ZoneOffset.UTC);

        String line = lines.of(event("failed", "ORDER_FAILED", "", "", null, "Delete it, order again."));

        assertThat(line)
                .hasSizeLessThanOrEqualTo(160)
                .endsWith("  Delete it, order again.")
                .doesNotContain("\n");
    }

    @Test
    void remediationThatDoesNotFitGetsALineOfItsOwn() {
        EventLine lines = new EventLine(Palette.PLAIN, 120, ZoneOffset.UTC);

        String line = lines.of(event("failed", "ORDER_FAILED", "", "", null, "Delete it. ".repeat(20)));

        assertThat(line.lines()).hasSize(2).allMatch(part -> part.length() <= 120);
        assertThat(line).contains("\n          → Delete it.");
    }

    @Test
    void severityHasItsColourAndAlignmentIgnoresIt() {
        EventLine colour = new EventLine(Palette.COLOUR, Integer.MAX_VALUE, ZoneOffset.UTC);
        OrderEvent event = event("failed", "ORDER_FAILED", "", "", null, "Delete it.");

        String line = colour.of(event);

        assertThat(line).startsWith("14:02:11  \u001b[1;31mcritical  \u001b[0mfailed");
        assertThat(line.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.of(event));
    }

    @Test
    void troubleThatIsOverIsGreenHoweverSevereItWas() {
        EventLine colour = new EventLine(Palette.COLOUR, Integer.MAX_VALUE, ZoneOffset.UTC);

        assertThat(colour.of(event("resolved", "ORDER_FAILED", "", "removed", null, "")))
                .startsWith("14:02:11  \u001b[32mcritical  \u001b[0mresolved");
    }

    @Test
    void eventOfASubscriptionHasNoFinding() {
        OrderEvent.Subject subscription = new OrderEvent.Subject("5709a1c2-8f3e", "", "");
        OrderEvent event = new OrderEvent(NOW, "unreachable", "warning", subscription, "", "", "", "", null, "");

        assertThat(plain.of(event)).isEqualTo("14:02:11  warning   unreachable  5709a1c2");
    }

    @Test
    void findingNamesItsProperty() {
        OrderEvent event =
                new OrderEvent(NOW, "degraded", "warning", ORDER, "UNREADABLE", "", "expirationTime", "", null, "");

        assertThat(plain.of(event)).endsWith("UNREADABLE expirationTime");
    }

    @Test
    void narrativeIsDim() {
        EventLine colour = new EventLine(Palette.COLOUR, Integer.MAX_VALUE, ZoneOffset.UTC);

        assertThat(colour.narrative(NOW, "Azure answers again"))
                .isEqualTo("\u001b[2m14:02:11  ── Azure answers again\u001b[0m");
        assertThat(plain.narrative(NOW, "Azure answers again")).isEqualTo("14:02:11  ── Azure answers again");
    }

    @ParameterizedTest
    @CsvSource({
        "P14D, 2026-12-07 14d",
        "PT335H59M59S, 2026-12-07 14d",
        "P2D, 2026-11-25 2d",
        "PT47H, 2026-11-25 47h",
        "PT90M, 2026-11-23 90m",
        "PT6S, 2026-11-23 6s",
        "PT0S, 2026-11-23 0s",
        "PT-0.5S, 2026-11-23 0s",
        "PT-1S, 2026-11-23 -1s",
        "P-1472D, 2022-11-12 -4y",
        "P-3D, 2026-11-20 -3d"
    })
    void remainingTimeIsRoundedToTheLargestUnit(Duration remaining, String expected) {
        OrderEvent event = event("expiring", "EXPIRING", "", "", NOW.plus(remaining), "");

        assertThat(plain.of(event)).endsWith(" " + expected);
    }

    private static OrderEvent event(
            String kind, String code, String tier, String reason, @Nullable Instant expiry, String remediation) {
        return new OrderEvent(NOW, kind, "critical", ORDER, code, tier, "", reason, expiry, remediation);
    }
}

package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final ExpectedEvent FAILED = ExpectedEvent.of("failed", "failed", "a", "", Duration.ofSeconds(10));
    private static final ExpectedEvent REMOVED =
            ExpectedEvent.of("removed", "resolved", "a", "removed", Duration.ofSeconds(40));
    private static final ExpectedEvent IN_OUTAGE =
            new ExpectedEvent("in outage", "expiring", "b", "14d", Duration.ofSeconds(20), Duration.ofSeconds(30));

    private final Tally tally = new Tally(
            List.of(new StoryStep(Duration.ZERO, "", (azure, faults) -> {}, List.of(FAILED, REMOVED, IN_OUTAGE))));

    @Test
    void countsEventsByKind() {
        tally.add(event("failed", "a", ""), Duration.ofSeconds(1));
        tally.add(event("degraded", "b", ""), Duration.ofSeconds(2));
        tally.add(event("degraded", "c", ""), Duration.ofSeconds(3));

        assertThat(tally.counts()).isEqualTo("3 events: 2 degraded, 1 failed");
    }

    @Test
    void countsNoEvents() {
        assertThat(tally.counts()).isEqualTo("0 events");
    }

    @Test
    void nothingIsMissingWhenAllCame() {
        tally.add(event("failed", "A", ""), Duration.ofSeconds(11));
        tally.add(event("expiring", "b", "14d"), Duration.ofSeconds(24));
        tally.add(event("resolved", "a", "removed"), Duration.ofSeconds(44));

        assertThat(tally.missing(MINUTE)).isEmpty();
        assertThat(tally.kinds(MINUTE, Palette.PLAIN)).isEqualTo("failed ✓  removed ✓  in outage ✓");
    }

    @Test
    void eventOfAnotherOrderOrTierOrBeforeItsTimeDoesNotCount() {
        tally.add(event("failed", "b", ""), Duration.ofSeconds(11));
        tally.add(event("failed", "a", ""), Duration.ofSeconds(9));
        tally.add(event("resolved", "a", "recovered"), Duration.ofSeconds(44));
        tally.add(event("expiring", "b", "30d"), Duration.ofSeconds(24));

        assertThat(tally.missing(MINUTE)).containsExactly(FAILED, REMOVED, IN_OUTAGE);
    }

    @Test
    void eventThatMustComeDuringAnOutageMayNotComeAfterIt() {
        tally.add(event("expiring", "b", "14d"), Duration.ofSeconds(31));

        assertThat(tally.missing(MINUTE)).contains(IN_OUTAGE);
    }

    @Test
    void shortRunMissesNothingItHadNoTimeFor() {
        assertThat(tally.missing(Duration.ofSeconds(25))).containsExactly(FAILED);
        assertThat(tally.kinds(Duration.ofSeconds(25), Palette.PLAIN)).isEqualTo("failed ✗");
    }

    private static OrderEvent event(String kind, String order, String detail) {
        OrderEvent.Subject subject = new OrderEvent.Subject("s", "g", order);
        boolean tier = kind.equals("expiring");
        return new OrderEvent(
                Instant.EPOCH, kind, "critical", subject, "", tier ? detail : "", "", tier ? "" : detail, null, "");
    }
}

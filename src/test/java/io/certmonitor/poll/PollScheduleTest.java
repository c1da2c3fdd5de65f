package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void isDueAtOnceTheFirstTime() {
        assertThat(schedule(0.5).isDue(NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.0, 810", "0.5, 900", "1.0, 990"})
    void isDueAgainAfterTheIntervalGiveOrTakeATenth(double random, long seconds) {
        PollSchedule schedule = schedule(random);

        schedule.started(NOW);

        assertThat(schedule.isDue(NOW.plusSeconds(seconds).minusMillis(1))).isFalse();
        assertThat(schedule.isDue(NOW.plusSeconds(seconds))).isTrue();
    }

    @Test
    void retriesSoonWhatACycleLeftUndoneAndKeepsTheIntervalOfTheCycle() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);

        schedule.ended(NOW.plusSeconds(1), false);

        assertThat(schedule.isRetryDue(NOW.plusSeconds(31).minusMillis(1))).isFalse();
        assertThat(schedule.isRetryDue(NOW.plusSeconds(31))).isTrue();
        assertThat(schedule.isDue(NOW.plusSeconds(31))).isFalse();
    }

    @Test
    void retriesNothingAfterACompleteCycle() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);
        schedule.ended(NOW.plusSeconds(1), false);

        schedule.ended(NOW.plusSeconds(40), true);

        assertThat(schedule.isRetryDue(NOW.plusSeconds(3600))).isFalse();
    }

    @Test
    void isDueWhenTheClockWasPutBack() {
        PollSchedule schedule = schedule(0.5);

        schedule.started(NOW);

        assertThat(schedule.isDue(NOW.minusSeconds(3600))).isTrue();
    }

    @Test
    void isDueAtOnceWhenSomebodyAsksLongAfterTheLastCycle() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);
        Instant later = NOW.plusSeconds(200);

        schedule.requested(later);

        assertThat(schedule.isDue(later)).isTrue();
    }

    @Test
    void isDueHalfAMinuteAfterTheLastCycleWhenSomebodyAsksSoonAfterIt() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);

        schedule.requested(NOW.plusSeconds(5));
        schedule.requested(NOW.plusSeconds(6));

        assertThat(schedule.isDue(NOW.plusSeconds(30).minusMillis(1))).isFalse();
        assertThat(schedule.isDue(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void isDueOnceForAllWhoAskedBeforeACycle() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW.minusSeconds(200));
        schedule.requested(NOW);
        schedule.requested(NOW);

        schedule.started(NOW);

        assertThat(schedule.isDue(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void isDueAsUsualWhenThatIsSoonerThanWhatSomebodyAsksFor() {
        PollSchedule schedule = new PollSchedule(Duration.ofSeconds(10), random(0.0));
        schedule.started(NOW);

        schedule.requested(NOW.plusSeconds(1));

        assertThat(schedule.isDue(NOW.plusSeconds(9).minusMillis(1))).isFalse();
        assertThat(schedule.isDue(NOW.plusSeconds(9))).isTrue();
    }

    @Test
    void leavesAReadUnderWayItsTimeWhenSomebodyAsks() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);

        schedule.requested(NOW.plusSeconds(5));

        assertThat(schedule.timeLeft(NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(895));
    }

    @Test
    void isDueForWhoAsksAfterTheClockWasPutBack() {
        PollSchedule schedule = schedule(0.5);
        schedule.started(NOW);

        schedule.requested(NOW.minusSeconds(3600));

        assertThat(schedule.isDue(NOW.minusSeconds(3600))).isTrue();
        assertThat(schedule.isDue(NOW.plusSeconds(1))).isTrue();
    }

    private static PollSchedule schedule(double random) {
        return new PollSchedule(Duration.ofMinutes(15), random(random));
    }

    private static RandomGenerator random(double random) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only nextDouble is asked for");
            }

            @Override
            public double nextDouble() {
                return random;
            }
        };
    }
}

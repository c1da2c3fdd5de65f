package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestPacerTest {

    private final ManualTime time = new ManualTime();
    private final RequestPacer pacer = new RequestPacer(time);

    @Test
    void pacesNothingWhileNoAnswerNamesALimit() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(pacer.turn("a")).isZero();
            pacer.ended("a");
        }
    }

    @Test
    void letsRequestsGoAtOnceWhileThereIsPlentyLeft() {
        answered("a", 249);

        for (int i = 0; i < 100; i++) {
            assertThat(pacer.turn("a")).isZero();
        }
    }

    @Test
    void slowsDownToTheRefillNearTheBottom() {
        answered("a", 25);

        assertThat(pacer.turn("a")).isEqualTo(Duration.ofMillis(40));
        assertThat(pacer.turn("a")).isEqualTo(Duration.ofMillis(80));

        time.advance(Duration.ofMillis(80));

        assertThat(pacer.turn("a")).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void slowsDownFurtherWhenOthersTakeFromTheBucketToo() {
        answered("a", 5);

        assertThat(pacer.turn("a")).isEqualTo(Duration.ofMillis(21 * 40));
    }

    @Test
    void countsWhatIsOnItsWayAsTakenAlready() {
        answered("a", 249);
        for (int i = 0; i < 10; i++) {
            pacer.turn("a");
        }

        answered("a", 34);

        assertThat(pacer.turn("a")).as("9 left, but 10 on their way").isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void speedsUpAgainWhenMoreIsLeftThanItThought() {
        answered("a", 0);
        assertThat(pacer.turn("a")).isPositive();
        pacer.ended("a");

        answered("a", 200);

        assertThat(pacer.turn("a")).isZero();
    }

    @Test
    void holdsBackOneLaneAlone() {
        answered("a", 0);

        assertThat(pacer.turn("a")).isPositive();
        assertThat(pacer.turn("b")).isZero();
    }

    private void answered(String lane, long remaining) {
        pacer.turn(lane);
        pacer.answered(lane, remaining);
    }

    /** Time that stands still unless it is told to pass. */
    private static final class ManualTime implements TimeMeter {

        private long nanos;

        void advance(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

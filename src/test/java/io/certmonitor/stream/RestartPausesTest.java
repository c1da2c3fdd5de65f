package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class RestartPausesTest {

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
    private final RestartPauses pauses = new RestartPauses(clock);

    @Test
    void doubleUpToEightSeconds() {
        assertThat(Stream.generate(pauses::next).limit(6).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    }

    @Test
    void areShortAgainAfterAGoodWhileOnly() {
        pauses.next();

        clock.add(Duration.ofMinutes(5));
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(2));
        clock.add(Duration.ofMinutes(5).plusMillis(1));
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(1));
    }
}

package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

class RateLimitsTest {

    private static final Caller ONE = new Caller("one", "tenant");
    private static final Caller TWO = new Caller("two", "tenant");
    private static final RateLimit SMALL = new RateLimit(2, 0.5);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final RateLimits limits = new RateLimits(clock);

    @Test
    void aBucketEmptiesAndRefillsWithTime() {
        take("sub", ONE, SMALL);
        take("sub", ONE, SMALL);
        assertThatThrownBy(() -> take("sub", ONE, SMALL)).isInstanceOf(ArmException.class);

        clock.add(Duration.ofMillis(1_999));
        assertThatThrownBy(() -> take("sub", ONE, SMALL)).isInstanceOf(ArmException.class);
        clock.add(Duration.ofMillis(1));

        assertThat(take("sub", ONE, SMALL)).containsEntry("x-ms-ratelimit-remaining-subscription-reads", "0");
    }

    @Test
    void aBucketRefillsHoweverOftenItIsAsked() {
        RateLimit fast = new RateLimit(1, 1_000);
        for (int i = 0; i < 10; i++) {
            take("sub", ONE, fast);
            clock.add(Duration.ofNanos(500_000));
            assertThatThrownBy(() -> take("sub", ONE, fast)).isInstanceOf(ArmException.class);
            clock.add(Duration.ofNanos(500_000));
        }

        assertThat(take("sub", ONE, fast)).isNotEmpty();
    }

    @Test
    void aBucketNeverHoldsMoreThanItsCapacity() {
        take("sub", ONE, RateLimit.READS);
        clock.add(Duration.ofHours(1));

        assertThat(take("sub", ONE, RateLimit.READS))
                .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "249");
    }

    @Test
    void whoeverIsRefusedIsToldWhenThereIsAReadAgain() {
        take("Sub", ONE, new RateLimit(1, 0.25));
        clock.add(Duration.ofMillis(700));

        assertThatThrownBy(() -> take("sUB", ONE, new RateLimit(1, 0.25)))
                .isInstanceOfSatisfying(ArmException.class, refused -> {
                    Answer answer = refused.answer();
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.headers())
                            .containsEntry("Retry-After", "4")
                            .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "0");
                    assertThat(answer.body()).contains("SubscriptionRequestsThrottled", "after '4' seconds");
                });
    }

    @Test
    void callersAndSubscriptionsHaveBucketsOfTheirOwnAndOneInCommon() {
        take("sub", ONE, RateLimit.READS);

        assertThat(take("sub", TWO, RateLimit.READS))
                .containsExactly(
                        Map.entry("x-ms-ratelimit-remaining-subscription-global-reads", "3748"),
                        Map.entry("x-ms-ratelimit-remaining-subscription-reads", "249"));
        assertThat(take("other", ONE, RateLimit.READS))
                .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "249")
                .containsEntry("x-ms-ratelimit-remaining-subscription-global-reads", "3749");
    }

    @Test
    void allCallersTogetherEmptyTheCommonBucket() {
        for (int caller = 0; caller < 15; caller++) {
            take("sub", new Caller("caller-" + caller, null), new RateLimit(1, 1));
        }

        assertThatThrownBy(() -> take("sub", ONE, new RateLimit(1, 1))).isInstanceOf(ArmException.class);
    }

    @Test
    void callsOfATenantHaveABucketPerTenantAndCaller() {
        take(null, ONE, RateLimit.READS);

        assertThat(take(null, ONE, RateLimit.READS))
                .containsExactly(Map.entry("x-ms-ratelimit-remaining-tenant-reads", "248"));
        assertThat(take(null, TWO, RateLimit.READS)).containsEntry("x-ms-ratelimit-remaining-tenant-reads", "249");
        assertThat(take(null, new Caller("one", "elsewhere"), RateLimit.READS))
                .containsEntry("x-ms-ratelimit-remaining-tenant-reads", "249");
    }

    @Test
    void withoutEnforcementAnEmptyBucketIsOnlyTold() {
        for (int i = 0; i < 5; i++) {
            limits.take("sub", ONE, SMALL, false);
        }

        assertThat(limits.take("sub", ONE, SMALL, false))
                .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "1, -1", "1, NaN"})
    void aLimitThatNothingEverPassesIsRefused(int capacity, double refill) {
        assertThatThrownBy(() -> new RateLimit(capacity, refill)).isInstanceOf(IllegalArgumentException.class);
    }

    private Map<String, String> take(@Nullable String subscription, Caller caller, RateLimit limit) {
        return limits.take(subscription, caller, limit, true);
    }
}

package io.certmonitor.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.chaos.Listings.Gap;
import io.certmonitor.e2e.HttpReader;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the work is shared, and how soon the others take over that of a replica that goes. */
class FailoverIT {

    private static final int SUBSCRIPTIONS = 120;
    private static final int FEWEST = 30;
    private static final int MOST = 50;

    /** Decides the ids, and so how many of them fall into each of the twelve partitions. */
    private static final long SEED = 3;

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final double JITTER = 0.1;

    /** How often a replica looks whether a poll is due. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** A poll of a third of the subscriptions takes a moment, and so does one after another replica has gone. */
    private static final Duration TOLERANCE = Duration.ofSeconds(4);

    private static final int CYCLES = 5;
    private static final Duration TAKEOVER_AFTER_CRASH = Duration.ofSeconds(20);
    private static final Duration ORDERLY_END = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpReader http = new HttpReader();

    @Test
    void replicasShareTheSubscriptionsAndTakeOverThoseOfOneThatCrashesOrStops() throws InterruptedException {
        try (Cluster cluster = new Cluster(Map.of(
                "CERTMONITOR_POLL_INTERVAL", INTERVAL.toSeconds() + "s", "CERTMONITOR_POLL_STALE_AFTER", "1h"))) {
            FleetGenerator.populate(
                    cluster.azure, new FleetSpec(SUBSCRIPTIONS, 1, SUBSCRIPTIONS, SEED).withoutRawData());
            cluster.start(0, 3);
            awaitFairShares(cluster);

            eachSubscriptionIsPolledByOneReplica(cluster);
            Replica victim = cluster.replicas().get(0);
            afterACrashTheOthersPollItsSubscriptions(cluster, victim);
            victim.start();
            victim.awaitReady();
            awaitFairShares(cluster);
            afterAnOrderlyEndTheOthersPollItsSubscriptions(
                    cluster, cluster.replicas().get(1));
        }
    }

    private void awaitFairShares(Cluster cluster) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            List<Integer> shares = cluster.replicas().stream().map(this::owned).toList();
            assertThat(shares).allSatisfy(share -> assertThat(share).isBetween(FEWEST, MOST));
            assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(SUBSCRIPTIONS);
        });
        System.out.println("failover shares="
                + cluster.replicas().stream().map(this::owned).toList());
    }

    /** What two replicas polled would be listed about twice as often. */
    private static void eachSubscriptionIsPolledByOneReplica(Cluster cluster) throws InterruptedException {
        Instant from = Instant.now();
        TimeUnit.MILLISECONDS.sleep(INTERVAL.multipliedBy(CYCLES).toMillis());
        Instant to = Instant.now();
        Listings listings = Listings.since(cluster.arm, from);

        System.out.printf(
                "failover steady cycles=%d fewest=%d most=%d longest=%s%n",
                CYCLES, listings.fewest(), listings.most(), listings.longest(to));
        assertThat(listings.subscriptions()).hasSize(SUBSCRIPTIONS);
        assertThat(listings.fewest()).isGreaterThanOrEqualTo(CYCLES - 1);
        assertThat(listings.most()).isLessThanOrEqualTo(CYCLES + 1);
        assertThat(listings.longest(to).length()).isLessThan(longestGap());
    }

    private static void afterACrashTheOthersPollItsSubscriptions(Cluster cluster, Replica victim) {
        Instant killed = Instant.now();
        victim.kill();
        await().atMost(TAKEOVER_AFTER_CRASH.plus(TOLERANCE))
                .until(() -> Listings.since(cluster.arm, killed).subscriptions().size() == SUBSCRIPTIONS);
        Gap gap = Listings.since(cluster.arm, killed).longestWait(killed);

        System.out.printf("failover crash longest=%s%n", gap);
        assertThat(gap.length()).isLessThan(TAKEOVER_AFTER_CRASH);
    }

    private static void afterAnOrderlyEndTheOthersPollItsSubscriptions(Cluster cluster, Replica leaving)
            throws InterruptedException {
        Instant before = Instant.now();
        TimeUnit.MILLISECONDS.sleep(longestGap().toMillis());
        Instant stopped = Instant.now();
        leaving.stop();
        Duration ending = Duration.between(stopped, Instant.now());
        TimeUnit.MILLISECONDS.sleep(INTERVAL.multipliedBy(3).toMillis());
        Gap gap = Listings.since(cluster.arm, before).longest(Instant.now());

        System.out.printf("failover stop ended=%s longest=%s%n", ending, gap);
        assertThat(ending).isLessThan(ORDERLY_END);
        assertThat(gap.length()).isLessThan(longestGap());
    }

    private int owned(Replica replica) {
        return http.json(replica.running().applicationUri().resolve("/api/v1/scopes"))
                .path("discovery")
                .path("owned")
                .asInt();
    }

    private static Duration longestGap() {
        return Duration.ofMillis(Math.round(INTERVAL.toMillis() * (1 + JITTER)))
                .plus(TICK)
                .plus(TOLERANCE);
    }
}

package io.certmonitor.chaos;

import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * All that happens in a run. Seed and duration decide it, and nothing else.
 *
 * <p>A run has rounds of about {@link #ROUND}, each of which ends with a calm in which nothing is disturbed, so that
 * what is told late shows against quick times, too.
 *
 * @param seed the seed
 * @param duration how long it takes
 * @param changes what happens to orders, by time
 * @param disturbances what goes wrong, by time
 */
record ChaosPlan(long seed, Duration duration, List<Change> changes, List<Disturbance> disturbances) {

    static final int REPLICAS = 3;

    /** These keep their names when they come back; a group may have members of both kinds. */
    static final int NAMED_REPLICAS = 2;

    /** How long nothing is disturbed at the end of each round. */
    static final Duration CALM = Duration.ofSeconds(40);

    private static final Duration ROUND = Duration.ofSeconds(150);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(4);

    /** So long before the end the last change comes, so that the end state is the one that was told. */
    private static final Duration STILLNESS = Duration.ofSeconds(15);

    private static final int SUBSCRIPTIONS = 100;
    private static final int GROUPS_PER_SUBSCRIPTION = 2;
    private static final int ORDERS = 1_000;

    ChaosPlan {
        changes = List.copyOf(changes);
        disturbances = List.copyOf(disturbances);
    }

    static ChaosPlan of(long seed, Duration duration) {
        SimulatedAzure azure = new SimulatedAzure(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        populate(azure, seed);
        List<OrderName> orders = azure.orders().stream().map(OrderName::of).toList();
        List<String> subscriptions = azure.orders().stream()
                .map(SimulatedOrder::subscriptionId)
                .distinct()
                .toList();
        Random random = new Random(seed);
        return new ChaosPlan(
                seed,
                duration,
                new ChangePlanner(random, orders, duration.minus(STILLNESS)).plan(),
                disturbances(new DisturbancePlanner(random, subscriptions, REPLICAS), duration));
    }

    /** Puts the orders there that the plan is about. */
    static void populate(SimulatedAzure azure, long seed) {
        FleetGenerator.populate(
                azure, new FleetSpec(SUBSCRIPTIONS, GROUPS_PER_SUBSCRIPTION, ORDERS, seed).withoutRawData());
    }

    private static List<Disturbance> disturbances(DisturbancePlanner planner, Duration duration) {
        int rounds = (int) Math.max(1, Math.round((double) duration.toMillis() / ROUND.toMillis()));
        Duration round = duration.dividedBy(rounds);
        List<Disturbance> planned = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Duration start = round.multipliedBy(i);
            planned.addAll(
                    planner.plan(start.plus(BEFORE_THE_FIRST), start.plus(round).minus(CALM)));
        }
        planned.sort(Comparator.comparing(Disturbance::at));
        return planned;
    }
}

package io.certmonitor.chaos;

import io.certmonitor.chaos.Disturbance.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Plans what goes wrong in a window of time, in three lanes: replicas, the broker, and Azure. */
final class DisturbancePlanner {

    /** As long as a replica takes to start and to be given its work on a busy machine. */
    private static final int RESTART_SECONDS = 9;

    private static final List<Kind> SERVICE_KINDS =
            List.of(Kind.KILL_SERVICE, Kind.STOP_SERVICE, Kind.PAUSE_SERVICE, Kind.JOIN_SERVICE);

    private static final List<Kind> BROKER_KINDS = List.of(Kind.KILL_BROKER, Kind.STOP_BROKER);

    private final Random random;
    private final List<String> subscriptions;
    private final int replicas;
    private final Deque<Kind> services = new ArrayDeque<>();
    private final Deque<Kind> brokers = new ArrayDeque<>();
    private final Deque<AzureTrouble> troubles = new ArrayDeque<>();

    DisturbancePlanner(Random random, List<String> subscriptions, int replicas) {
        this.random = random;
        this.subscriptions = subscriptions;
        this.replicas = replicas;
    }

    /** What begins and ends between two times. */
    List<Disturbance> plan(Duration from, Duration to) {
        List<Disturbance> planned = new ArrayList<>();
        planned.addAll(services(from, to));
        planned.addAll(brokers(from, to));
        planned.addAll(azure(from, to));
        return planned;
    }

    private List<Disturbance> services(Duration from, Duration to) {
        List<Disturbance> planned = new ArrayList<>();
        Duration at = from;
        while (true) {
            Kind kind = next(services, SERVICE_KINDS);
            Duration lasts = switch (kind) {
                case PAUSE_SERVICE -> seconds(12, 18);
                case JOIN_SERVICE -> seconds(10, 15);
                default -> seconds(1, 8);
            };
            Duration busy = kind == Kind.PAUSE_SERVICE ? lasts : lasts.plusSeconds(RESTART_SECONDS);
            if (at.plus(busy).compareTo(to) > 0) {
                return planned;
            }
            planned.add(new Disturbance(at, lasts, kind, random.nextInt(replicas), null, null));
            at = at.plus(busy).plus(seconds(1, 6));
        }
    }

    private List<Disturbance> brokers(Duration from, Duration to) {
        List<Disturbance> planned = new ArrayList<>();
        Duration at = from.plus(seconds(5, 15));
        while (true) {
            Kind kind = next(brokers, BROKER_KINDS);
            Duration lasts = seconds(5, 20);
            if (at.plus(lasts).compareTo(to) > 0) {
                return planned;
            }
            planned.add(new Disturbance(at, lasts, kind, 0, null, null));
            at = at.plus(lasts).plus(seconds(15, 40));
        }
    }

    private List<Disturbance> azure(Duration from, Duration to) {
        List<Disturbance> planned = new ArrayList<>();
        Duration at = from;
        while (true) {
            boolean outage = random.nextInt(20) == 0;
            Duration lasts = outage ? seconds(3, 6) : seconds(3, 12);
            if (at.plus(lasts).compareTo(to) > 0) {
                return planned;
            }
            planned.add(
                    outage
                            ? new Disturbance(at, lasts, Kind.AZURE_OUTAGE, 0, null, null)
                            : new Disturbance(
                                    at,
                                    lasts,
                                    Kind.AZURE_FAULT,
                                    0,
                                    subscriptions.get(random.nextInt(subscriptions.size())),
                                    next(troubles, List.of(AzureTrouble.values()))));
            at = at.plus(seconds(1, 3));
        }
    }

    /** Each kind once in any order, and then again. */
    private <T> T next(Deque<T> coming, List<T> all) {
        if (coming.isEmpty()) {
            List<T> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            coming.addAll(shuffled);
        }
        return coming.remove();
    }

    private Duration seconds(int least, int most) {
        return Duration.ofMillis(random.nextInt(least * 1_000, most * 1_000 + 1));
    }
}

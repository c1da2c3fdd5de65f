package io.certmonitor.chaos;

import io.certmonitor.chaos.Change.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Plans what happens to orders: most troubles pass again after a while, and what happens to an order is possible when
 * it happens.
 */
final class ChangePlanner {

    /** Beside those that follow from others. */
    private static final int CHANGES_PER_SECOND = 4;

    private static final double FLEET_THAT_MAY_SHRINK = 0.95;

    private final Random random;
    private final Duration end;
    private final List<OrderName> live;
    private final List<OrderName> everSeen;
    private final int fleet;
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparing((Due each) -> each.change.at()).thenComparing(Due::number));
    private final List<Change> planned = new ArrayList<>();
    private int number;

    /** A change that is planned if its order is still there then. */
    private record Due(int number, Change change) {}

    ChangePlanner(Random random, List<OrderName> orders, Duration end) {
        this.random = random;
        this.end = end;
        this.live = new ArrayList<>(orders);
        this.everSeen = List.copyOf(orders);
        this.fleet = orders.size();
    }

    List<Change> plan() {
        int step = 1_000 / CHANGES_PER_SECOND;
        for (long millis = step; millis < end.toMillis(); millis += step) {
            Duration now = Duration.ofMillis(millis + random.nextInt(step));
            while (!due.isEmpty() && due.element().change.at().compareTo(now) <= 0) {
                add(due.remove().change);
            }
            begin(now);
        }
        return planned;
    }

    private void begin(Duration now) {
        OrderName order = live.get(random.nextInt(live.size()));
        boolean mayShrink = live.size() > fleet * FLEET_THAT_MAY_SHRINK;
        int ticket = random.nextInt(100);
        if (ticket < 22) {
            add(change(now, Kind.DENY, order));
            later(now, 2, 40, Kind.ISSUE, order);
        } else if (ticket < 44) {
            add(change(now, Kind.BREAK_KEY_VAULT, order));
            later(now, 2, 40, Kind.MEND_KEY_VAULT, order);
        } else if (ticket < 58) {
            add(change(now, Kind.AUTO_RENEW_OFF, order));
            later(now, 2, 40, Kind.AUTO_RENEW_ON, order);
        } else if (ticket < 68) {
            add(change(now, Kind.RENEW, order));
        } else if (ticket < 84) {
            Duration remaining = Duration.ofSeconds(random.nextInt(5, 100));
            add(new Change(now, Kind.END_SOON, order, remaining));
            later(now, 5, 140, Kind.RENEW, order);
        } else if (ticket < 92 && mayShrink) {
            add(change(now, Kind.DELETE, order));
            if (random.nextBoolean()) {
                later(now, 1, 30, Kind.CREATE, order);
            }
        } else if (ticket < 94 && mayShrink) {
            add(change(now, Kind.DELETE_GROUP, order));
        } else {
            OrderName beside = everSeen.get(random.nextInt(everSeen.size()));
            OrderName added = new OrderName(beside.subscription(), beside.resourceGroup(), "new-" + number++);
            boolean ending = random.nextInt(4) == 0;
            add(new Change(
                    now, Kind.CREATE, added, ending ? Duration.ofSeconds(random.nextInt(20, 100)) : Duration.ZERO));
        }
    }

    private void later(Duration now, int least, int most, Kind kind, OrderName order) {
        Duration at = now.plusMillis(random.nextInt(least * 1_000, most * 1_000));
        if (at.compareTo(end) < 0) {
            due.add(new Due(number++, change(at, kind, order)));
        }
    }

    private void add(Change change) {
        boolean there = live.contains(change.order());
        if (there == (change.kind() == Kind.CREATE)) {
            return;
        }
        if (change.kind() == Kind.CREATE) {
            live.add(change.order());
        } else if (change.kind() == Kind.DELETE) {
            live.remove(change.order());
        } else if (change.kind() == Kind.DELETE_GROUP) {
            live.removeIf(order -> order.isInGroupOf(change.order()));
        }
        planned.add(change);
    }

    private static Change change(Duration at, Kind kind, OrderName order) {
        return new Change(at, kind, order, Duration.ZERO);
    }
}

package io.certmonitor.poll;

import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.order.FailureReason;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Discovery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One look at Azure: discovers the subscriptions, reads the orders of those that this replica owns, and sends what it
 * observed. Keeps nothing that matters: it may be cut off at any point and run again.
 */
final class PollCycle {

    private static final Logger LOG = Logger.getLogger(PollCycle.class);

    private final OrderSource source;
    private final ObservationPublisher publisher;
    private final MonitoredSubscriptions subscriptions;
    private final PartitionOwnership ownership;
    private final ServiceStatus status;
    private final Clock clock;
    private final Consumer<PollCycleFinished> finished;

    private Set<String> polled = Set.of();
    private MonitoredSubscriptions.@Nullable Failure discoveryFailure;
    private boolean first = true;

    PollCycle(
            OrderSource source,
            ObservationPublisher publisher,
            MonitoredSubscriptions subscriptions,
            PartitionOwnership ownership,
            ServiceStatus status,
            Clock clock,
            Consumer<PollCycleFinished> finished) {
        this.source = source;
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.ownership = ownership;
        this.status = status;
        this.clock = clock;
        this.finished = finished;
    }

    /**
     * Discovers the subscriptions and polls those that are owned.
     *
     * @return whether the subscriptions could be discovered
     */
    boolean run() {
        Instant start = clock.instant();
        PollErrors errors = new PollErrors();
        discoveryFailure = subscriptions.discover();
        if (discoveryFailure != null) {
            errors.count(discoveryFailure.reason());
        }
        List<String> owned = owned();
        poll(owned, owned, start, errors);
        if (first) {
            first = false;
            LOG.infof("first poll cycle finished subscriptions=%d errors=%s", owned.size(), errors.counts());
        }
        return discoveryFailure == null;
    }

    /** Polls the subscriptions that are owned and were not when the last cycle ran, so that a fail-over is no gap. */
    void runNewlyOwned() {
        List<String> owned = owned();
        List<String> added = owned.stream().filter(id -> !polled.contains(id)).toList();
        if (added.isEmpty()) {
            polled = Set.copyOf(owned);
        } else {
            LOG.infof("subscriptions taken over count=%d", added.size());
            poll(added, owned, clock.instant(), new PollErrors());
        }
    }

    private List<String> owned() {
        return subscriptions.ids().stream().filter(ownership::owns).toList();
    }

    private void poll(List<String> subscriptionIds, List<String> owned, Instant start, PollErrors errors) {
        status.discovered(new Discovery(
                clock.instant(),
                subscriptions.ids().size(),
                owned.size(),
                discoveryFailure == null ? null : discoveryFailure.message()));
        SubscriptionPolls polls =
                new SubscriptionPolls(clock, () -> UUID.randomUUID().toString());
        source.read(begun(subscriptionIds, polls, errors), reading -> observe(polls, reading, errors));
        polled = Set.copyOf(owned);
        finished.accept(new PollCycleFinished(Duration.between(start, clock.instant()), errors.counts()));
    }

    /** The subscriptions whose poll could be begun; without that, nothing of it would count. */
    private List<String> begun(List<String> subscriptionIds, SubscriptionPolls polls, PollErrors errors) {
        Map<String, CompletableFuture<Void>> beginnings = new LinkedHashMap<>();
        subscriptionIds.forEach(id -> beginnings.put(id, publisher.begin(polls.begin(id))));
        List<String> begun = new ArrayList<>();
        beginnings.forEach((id, sent) -> {
            if (publisher.isSafe(sent)) {
                begun.add(id);
            } else {
                errors.count(FailureReason.INTERNAL);
            }
        });
        return begun;
    }

    private void observe(SubscriptionPolls polls, ScopeReading reading, PollErrors errors) {
        errors.count(reading);
        if (!publisher.publish(polls.observations(reading))) {
            errors.count(FailureReason.INTERNAL);
        }
    }
}

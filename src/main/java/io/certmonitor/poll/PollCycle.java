package io.certmonitor.poll;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.Subscription;
import io.certmonitor.observation.Observation;
import io.certmonitor.order.FailureReason;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Discovery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
    private final ObservationSink sink;
    private final PartitionOwnership ownership;
    private final ServiceStatus status;
    private final Clock clock;
    private final Consumer<PollCycleFinished> finished;

    private List<Subscription> subscriptions = List.of();
    private Set<String> polled = Set.of();
    private @Nullable String discoveryFailure;

    PollCycle(
            OrderSource source,
            ObservationSink sink,
            PartitionOwnership ownership,
            ServiceStatus status,
            Clock clock,
            Consumer<PollCycleFinished> finished) {
        this.source = source;
        this.sink = sink;
        this.ownership = ownership;
        this.status = status;
        this.clock = clock;
        this.finished = finished;
    }

    /** Discovers the subscriptions and polls those that are owned. */
    void run() {
        Instant start = clock.instant();
        PollErrors errors = new PollErrors();
        discover(errors);
        List<String> owned = owned();
        status.discovered(new Discovery(clock.instant(), subscriptions.size(), owned.size(), discoveryFailure));
        poll(owned, errors);
        polled = new HashSet<>(owned);
        finished.accept(new PollCycleFinished(Duration.between(start, clock.instant()), errors.counts()));
    }

    /** Polls the subscriptions that are owned and were not when the last cycle ran, so that a fail-over is no gap. */
    void runNewlyOwned() {
        List<String> owned = owned();
        List<String> added = owned.stream().filter(id -> !polled.contains(id)).toList();
        if (!added.isEmpty()) {
            LOG.infof("subscriptions taken over count=%d", added.size());
            poll(added, new PollErrors());
        }
        polled = new HashSet<>(owned);
    }

    private void discover(PollErrors errors) {
        try {
            subscriptions = source.subscriptions();
            discovered(null);
        } catch (AzureFailure e) {
            // The subscriptions known before are polled all the same: each shows its own failure.
            errors.count(e.reason());
            discovered(e.reason().label() + ": " + e.description());
        }
    }

    private void discovered(@Nullable String failure) {
        if (failure != null && !failure.equals(discoveryFailure)) {
            LOG.warnf(
                    "subscriptions not listed, going on with those known count=%d reason=\"%s\"",
                    subscriptions.size(), failure);
        } else if (failure == null && discoveryFailure != null) {
            LOG.infof("subscriptions listed again count=%d", subscriptions.size());
        }
        discoveryFailure = failure;
    }

    private List<String> owned() {
        return subscriptions.stream()
                .map(Subscription::id)
                .filter(id -> ownership.owns(id.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void poll(List<String> subscriptionIds, PollErrors errors) {
        SubscriptionPolls polls =
                new SubscriptionPolls(clock, () -> UUID.randomUUID().toString());
        List<String> begun = new ArrayList<>();
        for (String id : subscriptionIds) {
            if (sent(List.of(polls.begin(id)))) {
                begun.add(id);
            } else {
                errors.count(FailureReason.INTERNAL);
            }
        }
        source.read(begun, reading -> observe(polls, reading, errors));
    }

    private void observe(SubscriptionPolls polls, ScopeReading reading, PollErrors errors) {
        errors.count(reading);
        if (!sent(polls.observations(reading))) {
            errors.count(FailureReason.INTERNAL);
        }
    }

    /**
     * Sends observations in order and waits until they are safe. The last is sent once all others are: it may say that
     * a listing is complete, which a lost order before it would make untrue.
     */
    private boolean sent(List<Observation> observations) {
        int last = observations.size() - 1;
        try {
            send(observations.subList(0, last));
            send(observations.subList(last, observations.size()));
            return true;
        } catch (CompletionException e) {
            LOG.warnf("observations not sent reason=\"%s\"", e.getCause());
            return false;
        }
    }

    private void send(List<Observation> observations) {
        CompletableFuture.allOf(observations.stream()
                        .map(sink::send)
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}

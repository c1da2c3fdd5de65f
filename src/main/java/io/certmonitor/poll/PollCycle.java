package io.certmonitor.poll;

import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Discovery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
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
    private Instant discoveredAt = Instant.EPOCH;
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
     * @param budget how long it may take until the next cycle is due
     * @return whether nothing was left undone: the subscriptions were discovered, and what was seen was sent; false
     *     when the application stops meanwhile
     */
    boolean run(Duration budget) {
        return unlessStopped(() -> discoverAndPoll(budget));
    }

    private boolean discoverAndPoll(Duration budget) {
        polled = Set.of();
        Instant start = clock.instant();
        PollErrors errors = new PollErrors();
        discover(errors);
        boolean complete = poll(start, budget, errors, true);
        if (first) {
            first = false;
            LOG.infof("first poll cycle finished subscriptions=%d errors=%s", polled.size(), errors.counts());
        }
        return complete;
    }

    /**
     * Polls the subscriptions that are owned and were not polled when the last cycle ran: those taken over from another
     * replica, and those of which something could not be sent. Discovers them first if that failed.
     *
     * @param budget how long it may take until the next cycle is due
     * @return whether nothing was left undone; false when the application stops meanwhile
     */
    boolean runRemaining(Duration budget) {
        return unlessStopped(() -> pollRemaining(budget));
    }

    /** What a cycle that is cut off has not read, the next start or another replica reads; it counts as no cycle. */
    private static boolean unlessStopped(BooleanSupplier cycle) {
        try {
            return cycle.getAsBoolean();
        } catch (CancellationException stopping) {
            return false;
        }
    }

    private boolean pollRemaining(Duration budget) {
        Instant start = clock.instant();
        PollErrors errors = new PollErrors();
        if (discoveryFailure != null) {
            discover(errors);
        }
        return poll(start, budget, errors, false);
    }

    private void discover(PollErrors errors) {
        discoveryFailure = subscriptions.discover();
        discoveredAt = clock.instant();
        if (discoveryFailure != null) {
            errors.count(discoveryFailure.reason());
        }
    }

    private boolean poll(Instant start, Duration budget, PollErrors errors, boolean full) {
        List<String> owned =
                subscriptions.ids().stream().filter(ownership::owns).toList();
        status.discovered(new Discovery(
                discoveredAt,
                subscriptions.ids().size(),
                owned.size(),
                discoveryFailure == null ? null : discoveryFailure.message()));
        Set<String> done = new HashSet<>(polled);
        done.retainAll(owned);
        List<String> remaining = owned.stream().filter(id -> !done.contains(id)).toList();
        SubscriptionPolls polls =
                new SubscriptionPolls(clock, () -> UUID.randomUUID().toString());
        List<String> begun = begun(remaining, polls, errors);
        Set<Scope> incomplete = ConcurrentHashMap.newKeySet();
        Set<String> cutOff = ConcurrentHashMap.newKeySet();
        long pauses = publisher.pauses();
        Duration left = budget.minus(Duration.between(start, clock.instant()));
        source.read(begun, left.isNegative() ? Duration.ZERO : left, reading -> {
            String subscription = reading.scope().subscriptionId().toLowerCase(Locale.ROOT);
            if (reading instanceof ScopeReading.Failed && publisher.pauses() != pauses) {
                // Reading stood still meanwhile, and so ran out of time: that says nothing about Azure.
                cutOff.add(subscription);
                return;
            }
            KafkaTrouble trouble = observe(polls, reading, errors, incomplete);
            if (trouble != null) {
                incomplete.add(reading.scope());
                if (trouble.reason() != KafkaTrouble.Reason.REFUSED) {
                    cutOff.add(subscription);
                }
            }
        });
        done.addAll(begun);
        // What was lost on the way to Kafka is read again; what Kafka refuses, it would refuse again.
        done.removeAll(cutOff);
        polled = done;
        describe(full, begun.size(), errors);
        if (full || !remaining.isEmpty() || !errors.counts().isEmpty()) {
            finished.accept(new PollCycleFinished(Duration.between(start, clock.instant()), errors.counts()));
        }
        return discoveryFailure == null && polled.containsAll(owned);
    }

    private static void describe(boolean full, int subscriptions, PollErrors errors) {
        Step.current()
                .set(TraceNames.FULL, full)
                .set(TraceNames.SUBSCRIPTIONS, subscriptions)
                .set(TraceNames.ERRORS, errors.total());
    }

    /** The subscriptions whose poll could be begun; without that, nothing of it would count. */
    private List<String> begun(List<String> subscriptionIds, SubscriptionPolls polls, PollErrors errors) {
        return subscriptionIds.isEmpty()
                ? List.of()
                : publisher.traced(subscriptionIds.size(), () -> begin(subscriptionIds, polls, errors));
    }

    private List<String> begin(List<String> subscriptionIds, SubscriptionPolls polls, PollErrors errors) {
        Map<String, CompletableFuture<Void>> beginnings = new LinkedHashMap<>();
        subscriptionIds.forEach(id -> beginnings.put(id, publisher.begin(polls.begin(id))));
        List<String> begun = new ArrayList<>();
        beginnings.forEach((id, sent) -> {
            if (publisher.troubleOf(sent) == null) {
                begun.add(id);
            } else {
                errors.count(FailureReason.INTERNAL);
            }
        });
        return begun;
    }

    /**
     * Sends a reading. A listing of which an order was not sent is never told to be complete: that order would count as
     * removed.
     *
     * @return why it could not be sent; null when it was
     */
    private @Nullable KafkaTrouble observe(
            SubscriptionPolls polls, ScopeReading reading, PollErrors errors, Set<Scope> incomplete) {
        boolean broken = reading instanceof ScopeReading.Listed && incomplete.contains(reading.scope());
        ScopeReading told = broken ? notSent(reading.scope()) : reading;
        errors.count(told);
        KafkaTrouble trouble = publisher.publish(polls.observations(told));
        if (trouble != null) {
            errors.count(FailureReason.INTERNAL);
        }
        return trouble;
    }

    private static ScopeReading notSent(Scope scope) {
        return new ScopeReading.Failed(
                scope, FailureReason.INTERNAL, "Not all of its orders could be sent to Kafka; the log says why");
    }
}

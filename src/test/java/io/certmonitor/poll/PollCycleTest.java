package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.Subscription;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.PartitionView;
import io.certmonitor.view.ServiceStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollCycleTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration BUDGET = Duration.ofMinutes(15);
    private static final Scope WHOLE = Scope.subscription("SUB-1");
    private static final OrderProblem PROBLEM =
            new OrderProblem("web", "expirationTime", "soon", OrderProblem.Kind.UNREADABLE);

    private final FakeAzure azure = new FakeAzure();
    private final KafkaHealth health = new KafkaHealth(change -> {});
    private final RecordingSink sink = new RecordingSink();
    private final PartitionOwnership ownership = new PartitionOwnership();
    private final ServiceStatus status = new ServiceStatus();
    private final List<PollCycleFinished> finished = new ArrayList<>();
    private final FleetView view = new FleetView();
    private final PollCycle cycle = new PollCycle(
            azure,
            new ObservationPublisher(sink, health),
            new MonitoredSubscriptions(azure, view, ScopeFilter.EVERYTHING),
            ownership,
            status,
            Clock.fixed(NOW, ZoneOffset.UTC),
            finished::add);

    @BeforeEach
    void ownEverything() {
        ownership.assigned(subscription -> true);
    }

    @Test
    void tellsTheBeginningThenTheOrdersThenTheCompletion() {
        azure.has(
                "sub-1",
                new ScopeReading.OrdersSeen(WHOLE, List.of(order("web"), order("api"))),
                new ScopeReading.Listed(WHOLE, 2, List.of(PROBLEM), false));

        cycle.run(BUDGET);

        assertThat(sink.sent)
                .extracting(Observation::getClass)
                .containsExactly(PollStarted.class, OrderSeen.class, OrderSeen.class, ScopeCompleted.class);
        assertThat(sink.sent)
                .extracting(Observation::pollId)
                .containsOnly(sink.sent.get(0).pollId());
        assertThat(sink.sent).extracting(Observation::subscriptionId).containsOnly("sub-1");
        assertThat((ScopeCompleted) sink.sent.get(3)).satisfies(completed -> {
            assertThat(completed.orders()).isEqualTo(2);
            assertThat(completed.problems()).containsExactly(PROBLEM);
        });
    }

    @Test
    void givesEachPollAnIdOfItsOwn() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));

        cycle.run(BUDGET);
        cycle.run(BUDGET);

        assertThat(sink.sent.stream().map(Observation::pollId).distinct()).hasSize(2);
    }

    @Test
    void pollsOnlyTheSubscriptionsThatItOwns() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        azure.has("sub-2", new ScopeReading.Listed(Scope.subscription("SUB-2"), 0, List.of(), false));
        ownership.assigned("sub-2"::equals);

        cycle.run(BUDGET);

        assertThat(azure.read).containsExactly("sub-2");
        assertThat(status.discovery()).isNotNull().satisfies(discovery -> {
            assertThat(discovery.subscriptions()).isEqualTo(2);
            assertThat(discovery.owned()).isEqualTo(1);
        });
    }

    @Test
    void pollsASubscriptionTakenOverWithoutPollingTheOthersAgain() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        azure.has("sub-2", new ScopeReading.Listed(Scope.subscription("SUB-2"), 0, List.of(), false));
        ownership.assigned("sub-1"::equals);
        cycle.run(BUDGET);
        azure.read.clear();

        ownership.assigned(subscription -> true);
        cycle.runRemaining(BUDGET);

        assertThat(azure.read).containsExactly("sub-2");
    }

    @Test
    void tellsDiscoveredGroupsAndFailedScopesAndCountsWhatWentWrong() {
        Scope group = Scope.resourceGroup("SUB-1", "locked");
        azure.has(
                "sub-1",
                new ScopeReading.GroupsDiscovered(WHOLE, List.of("locked", "shop"), false),
                new ScopeReading.Failed(group, FailureReason.FORBIDDEN, "no right"),
                new ScopeReading.OrdersSeen(Scope.resourceGroup("SUB-1", "shop"), List.of(order("web"))),
                new ScopeReading.Listed(Scope.resourceGroup("SUB-1", "shop"), 1, List.of(PROBLEM), false));

        cycle.run(BUDGET);

        assertThat(sink.of(ResourceGroupsDiscovered.class))
                .singleElement()
                .extracting(ResourceGroupsDiscovered::resourceGroups)
                .isEqualTo(List.of("locked", "shop"));
        assertThat(sink.of(ScopeFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.scope()).isEqualTo(group);
            assertThat(failed.reason()).isEqualTo(FailureReason.FORBIDDEN);
        });
        assertThat(finished)
                .extracting(PollCycleFinished::errors)
                .containsExactly(Map.of("forbidden", 1, "unreadable", 1));
    }

    @Test
    void neverCompletesAScopeWhoseOrdersWereLost() {
        azure.has(
                "sub-1",
                new ScopeReading.OrdersSeen(WHOLE, List.of(order("web"), order("api"))),
                new ScopeReading.Listed(WHOLE, 2, List.of(), false));
        sink.loses = observation -> observation instanceof OrderSeen seen
                && seen.order().id().name().equals("api");

        cycle.run(BUDGET);

        assertThat(sink.of(ScopeCompleted.class)).isEmpty();
        assertThat(sink.of(ScopeFailed.class))
                .singleElement()
                .extracting(ScopeFailed::reason)
                .isEqualTo(FailureReason.INTERNAL);
        assertThat(finished).extracting(PollCycleFinished::errors).containsExactly(Map.of("internal", 2));
    }

    @Test
    void readsASubscriptionAgainOfWhichSomethingWasLostOnTheWay() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        sink.loses = ScopeCompleted.class::isInstance;
        boolean complete = cycle.run(BUDGET);
        sink.loses = observation -> false;

        boolean completeThen = cycle.runRemaining(BUDGET);

        assertThat(complete).isFalse();
        assertThat(completeThen).isTrue();
        assertThat(azure.read).containsExactly("sub-1", "sub-1");
        assertThat(sink.of(ScopeCompleted.class)).hasSize(1);
    }

    @Test
    void doesNotReadAgainAtOnceWhatKafkaRefuses() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        sink.loses = ScopeCompleted.class::isInstance;
        sink.failure = new RecordTooLargeException("too large");

        assertThat(cycle.run(BUDGET)).isTrue();
        cycle.runRemaining(BUDGET);

        assertThat(azure.read).containsExactly("sub-1");
        assertThat(health.stands(Part.OBSERVATIONS, Reason.REFUSED)).isTrue();
    }

    @Test
    void doesNotBlameAzureForWhatFailedWhileItHadToWaitForKafka() {
        azure.has("sub-1", new ScopeReading.Failed(WHOLE, FailureReason.DEADLINE, "not read in time"));
        azure.whileReading = () -> {
            health.found(Part.TOPICS, new KafkaTrouble(Reason.UNREACHABLE, "no answer"));
            health.clear(Part.TOPICS);
        };

        boolean complete = cycle.run(BUDGET);

        assertThat(complete).isFalse();
        assertThat(sink.of(ScopeFailed.class)).isEmpty();
        azure.whileReading = () -> {};
        assertThat(cycle.runRemaining(BUDGET)).isTrue();
        assertThat(sink.of(ScopeFailed.class)).hasSize(1);
    }

    @Test
    void whatCanBeSentAgainIsNoTroubleAnyMore() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        sink.loses = observation -> true;
        cycle.run(BUDGET);
        assertThat(health.troubles()).containsOnlyKeys(Part.OBSERVATIONS);

        sink.loses = observation -> false;
        cycle.runRemaining(BUDGET);

        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void doesNotReadASubscriptionWhosePollItCannotBegin() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        sink.loses = observation -> true;

        cycle.run(BUDGET);

        assertThat(azure.read).isEmpty();
    }

    @Test
    void goesOnWithTheKnownSubscriptionsWhenTheyCannotBeListed() {
        azure.has("sub-1", new ScopeReading.Failed(WHOLE, FailureReason.UNREACHABLE, "no connection"));
        cycle.run(BUDGET);
        azure.discoveryFailure = new AzureFailure(FailureReason.UNREACHABLE, "no connection");

        cycle.run(BUDGET);

        assertThat(sink.of(ScopeFailed.class)).hasSize(2);
        assertThat(finished.get(1).errors()).isEqualTo(Map.of("unreachable", 2));
        assertThat(status.discovery())
                .isNotNull()
                .satisfies(discovery -> assertThat(discovery.failure()).isEqualTo("unreachable: no connection"));
    }

    @Test
    void pollsASubscriptionThatIsNoLongerListedSoThatItsOwnFailureShows() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        Scope gone = Scope.subscription("sub-2");
        opened().put(new ScopeState(gone, NOW, NOW, null, 3, null, List.of(), 0, false));
        azure.readings.add(new ScopeReading.Failed(gone, FailureReason.FORBIDDEN, "no right"));

        cycle.run(BUDGET);

        assertThat(azure.read).containsExactly("sub-1", "sub-2");
        assertThat(sink.of(ScopeFailed.class))
                .singleElement()
                .extracting(ScopeFailed::scope)
                .isEqualTo(gone);
    }

    @Test
    void pollsWhatWasRestoredWhenTheFirstDiscoveryFails() {
        Scope restored = Scope.subscription("sub-2");
        opened().put(new ScopeState(restored, NOW, NOW, null, 3, null, List.of(), 0, false));
        azure.readings.add(new ScopeReading.Failed(restored, FailureReason.UNREACHABLE, "no connection"));
        azure.discoveryFailure = new AzureFailure(FailureReason.UNREACHABLE, "no connection");

        boolean discovered = cycle.run(BUDGET);

        assertThat(discovered).isFalse();
        assertThat(sink.of(ScopeFailed.class)).hasSize(1);
    }

    @Test
    void asksForTheSubscriptionsAgainWithoutPollingAnewWhatWasPolled() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        opened().put(new ScopeState(WHOLE, NOW, NOW, null, 3, null, List.of(), 0, false));
        azure.discoveryFailure = new AzureFailure(FailureReason.THROTTLED, "too many requests");
        assertThat(cycle.run(BUDGET)).isFalse();
        assertThat(cycle.runRemaining(BUDGET)).isFalse();

        azure.discoveryFailure = null;
        azure.has("sub-2", new ScopeReading.Listed(Scope.subscription("SUB-2"), 0, List.of(), false));

        assertThat(cycle.runRemaining(BUDGET)).isTrue();
        assertThat(azure.read).containsExactly("sub-1", "sub-2");
    }

    @Test
    void triesAgainWhatCouldNotBeBegun() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        sink.loses = observation -> true;
        assertThat(cycle.run(BUDGET)).isFalse();

        sink.loses = observation -> false;

        assertThat(cycle.runRemaining(BUDGET)).isTrue();
        assertThat(azure.read).containsExactly("sub-1");
    }

    @Test
    void countsNoCycleWhenANewAssignmentAddsNothing() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        cycle.run(BUDGET);

        assertThat(cycle.runRemaining(BUDGET)).isTrue();

        assertThat(finished).hasSize(1);
    }

    @Test
    void countsWhatGoesWrongInSubscriptionsTakenOver() {
        azure.has("sub-1", new ScopeReading.Failed(WHOLE, FailureReason.FORBIDDEN, "no right"));
        ownership.assigned(subscription -> false);
        cycle.run(BUDGET);

        ownership.assigned(subscription -> true);
        cycle.runRemaining(BUDGET);

        assertThat(finished.get(1).errors()).isEqualTo(Map.of("forbidden", 1));
        assertThat(status.discovery())
                .isNotNull()
                .satisfies(discovery -> assertThat(discovery.owned()).isEqualTo(1));
    }

    @Test
    void leavesEverythingToTheNextStartWhenTheApplicationStopsWhileItDiscovers() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        azure.stopping = true;

        assertThat(cycle.run(BUDGET)).isFalse();

        assertThat(sink.sent).isEmpty();
        assertThat(azure.read).isEmpty();
        assertThat(finished).isEmpty();
        assertThat(status.discovery()).isNull();
    }

    @Test
    void pollsAgainWhatWasNotReadBeforeTheApplicationStopped() {
        azure.has("sub-1", new ScopeReading.Listed(WHOLE, 0, List.of(), false));
        azure.whileReading = () -> {
            throw new CancellationException("stopping");
        };

        assertThat(cycle.run(BUDGET)).isFalse();

        assertThat(finished).as("a cycle that was cut off is none").isEmpty();
        assertThat(sink.of(ScopeCompleted.class)).isEmpty();
        azure.whileReading = () -> {};
        assertThat(cycle.runRemaining(BUDGET)).isTrue();
        assertThat(sink.of(ScopeCompleted.class)).hasSize(1);
    }

    private static CertificateOrder order(String name) {
        return CertificateOrder.builder(new OrderId("SUB-1", "shop", name)).build();
    }

    /** Azure as a list of readings per subscription. */
    private static final class FakeAzure implements OrderSource {

        private final List<Subscription> subscriptions = new ArrayList<>();
        private final List<ScopeReading> readings = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private @Nullable AzureFailure discoveryFailure;
        private Runnable whileReading = () -> {};
        private boolean stopping;

        void has(String subscriptionId, ScopeReading... itsReadings) {
            subscriptions.add(new Subscription(subscriptionId.toUpperCase(Locale.ROOT), subscriptionId));
            readings.addAll(List.of(itsReadings));
        }

        @Override
        public List<Subscription> subscriptions() throws AzureFailure {
            if (discoveryFailure != null) {
                throw discoveryFailure;
            }
            if (stopping) {
                throw new CancellationException("stopping");
            }
            return List.copyOf(subscriptions);
        }

        @Override
        public void read(Collection<String> subscriptionIds, Duration budget, Consumer<ScopeReading> sink) {
            read.addAll(subscriptionIds);
            whileReading.run();
            Set<String> wanted = new HashSet<>(subscriptionIds);
            readings.stream()
                    .filter(reading ->
                            wanted.contains(reading.scope().subscriptionId().toLowerCase(Locale.ROOT)))
                    .forEach(sink);
        }
    }

    /** Keeps what is sent, and loses what it is told to. */
    private static final class RecordingSink implements ObservationSink {

        private final List<Observation> sent = new ArrayList<>();
        private Predicate<Observation> loses = observation -> false;
        private Exception failure = new IOException("the broker is gone");

        @Override
        public CompletionStage<Void> send(Observation observation) {
            if (loses.test(observation)) {
                return CompletableFuture.failedFuture(failure);
            }
            sent.add(observation);
            return CompletableFuture.completedFuture(null);
        }

        <T extends Observation> List<T> of(Class<T> type) {
            return sent.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private PartitionView opened() {
        PartitionView partition = new PartitionView();
        view.open(0, partition);
        return partition;
    }
}

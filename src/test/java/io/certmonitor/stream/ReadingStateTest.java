package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.certmonitor.metrics.SampleOrders;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.PeerView;
import io.certmonitor.view.WholeFleet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A partition begins, whose orders are read when the test lets them be. */
@Timeout(30)
class ReadingStateTest {

    private final RestoredProcessor restored = new RestoredProcessor();
    private final Queue<Runnable> readings = new ArrayDeque<>();
    private final WholeFleet fleet = new WholeFleet(restored.view, new PeerView(), 1);

    @BeforeEach
    void readLater() {
        restored.reader = readings::add;
        restored.remember(SampleOrders.state(SampleOrders.issued("web")));
        Scope scope = Scope.subscription(SampleOrders.SUBSCRIPTION);
        restored.scopes.put(
                scope.key(), new ScopeState(scope, RestoredProcessor.NOW, null, null, null, null, List.of(), 0, true));
    }

    @Test
    void isShownOnceAllItsOrdersAreReadAndItsSubscriptionsArePolledBefore() {
        restored.start(ScopeFilter.EVERYTHING);

        assertThat(restored.view.partitions()).containsExactly(0);
        assertThat(restored.view.subscriptions()).containsExactly(SampleOrders.SUBSCRIPTION);
        assertThat(restored.view.isWhole(0)).isFalse();
        assertThat(restored.view.orders()).isEmpty();
        assertThat(restored.view.scopes()).isEmpty();

        readings.remove().run();

        assertThat(restored.view.isWhole(0)).isTrue();
        assertThat(restored.view.orders()).hasSize(1);
        assertThat(restored.view.scopes()).hasSize(1);
    }

    @Test
    void thePassingOfTimeIsJudgedOnceTheOrdersAreReadAndHoldsUpNothingBefore() {
        restored.start(ScopeFilter.EVERYTHING);

        restored.evaluate();
        assertThat(restored.eventRecords()).isEmpty();

        readings.remove().run();
        restored.evaluate();
        assertThat(restored.eventRecords()).isNotEmpty();
    }

    /** The consumer hands none out before; one that came all the same must not be judged by half of the orders. */
    @Test
    void anObservationIsNotJudgedBeforeTheOrdersAreRead() {
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);
        PollStarted observation = new PollStarted("poll", RestoredProcessor.NOW, SampleOrders.SUBSCRIPTION);

        CompletableFuture<Void> judged =
                CompletableFuture.runAsync(() -> processor.process(new Record<>("key", observation, 0)));

        await().during(Duration.ofMillis(200)).until(() -> !judged.isDone());
        readings.remove().run();
        await().until(judged::isDone);
        assertThat(judged).isCompleted();
        assertThat(restored.eventRecords()).isNotEmpty();
    }

    @Test
    void aPartitionThatIsGivenUpBeforeItIsReadShowsNothing() {
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);

        processor.close();
        assertThat(fleet.isComplete()).isFalse();
        readings.remove().run();

        assertThat(restored.view.partitions()).isEmpty();
        assertThat(fleet.isComplete()).isFalse();
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void whatItShowedBeforeItWasGivenUpIsNotShownAgainWhenItComesBack() {
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);
        readings.remove().run();
        processor.close();
        assertThat(fleet.orders()).as("until the new owner shows it").hasSize(1);

        restored.start(ScopeFilter.EVERYTHING);

        assertThat(fleet.isComplete()).isFalse();
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void stateOfALaterVersionIsRefusedAtOnce() {
        KeyValueStore<String, byte[]> store = restored.context.getStateStore(TopologyFactory.ORDER_STORE);
        store.put("later", new byte[] {99, 1});

        assertThatThrownBy(() -> restored.start(ScopeFilter.EVERYTHING))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("does not know");
        assertThat(restored.view.partitions()).isEmpty();
    }

    @Test
    void stateThatCannotBeReadIsShownInNoPartAndStopsTheTopologyAtTheNextLook() {
        KeyValueStore<String, byte[]> store = restored.context.getStateStore(TopologyFactory.ORDER_STORE);
        store.put("broken", new byte[] {3, -1});
        restored.start(ScopeFilter.EVERYTHING);

        readings.remove().run();

        assertThat(restored.view.orders()).isEmpty();
        assertThat(restored.context.scheduledPunctuators())
                .filteredOn(look -> look.getInterval().toSeconds() == 1)
                .singleElement()
                .satisfies(look -> assertThatThrownBy(() -> look.getPunctuator().punctuate(restored.clock.millis()))
                        .isInstanceOf(SerializationException.class));
    }

    @Test
    void theLookEndsOnceTheOrdersAreRead() {
        restored.start(ScopeFilter.EVERYTHING);
        readings.remove().run();

        restored.evaluate();

        assertThat(restored.context.scheduledPunctuators())
                .filteredOn(look -> look.getInterval().toSeconds() == 1)
                .singleElement()
                .satisfies(look -> assertThat(look.cancelled()).isTrue());
    }
}

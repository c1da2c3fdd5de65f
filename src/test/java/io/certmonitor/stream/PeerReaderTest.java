package io.certmonitor.stream;

import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.order.Scope;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import io.certmonitor.view.PeerView;
import io.certmonitor.view.WholeFleet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica of two partitions, of which it owns the first and reads the second from its changelogs. */
class PeerReaderTest {

    private static final int PARTITIONS = 2;
    private static final int THEIRS = 1;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final FleetView own = new FleetView();
    private final PeerView peers = new PeerView();
    private final WholeFleet fleet = new WholeFleet(own, peers, PARTITIONS);
    private final PeerReader reader = new PeerReader(consumer, PARTITIONS, own, peers);
    private final PartitionView mine = new PartitionView();
    private final Map<TopicPartition, Long> written = new HashMap<>();

    @BeforeEach
    void ownTheFirst() {
        own.open(0, mine);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Map<TopicPartition, Long> start = new HashMap<>();
            FollowedPartition.changelogs(partition).forEach(log -> start.put(log, 0L));
            consumer.updateBeginningOffsets(start);
            consumer.updateEndOffsets(start);
        }
    }

    @Test
    void showsWhatAnotherReplicaStoresAsItChanges() {
        assertThat(reader.read()).isTrue();
        assertThat(fleet.isComplete()).isTrue();

        storeOrder("web", order("web"));
        storeScope(scope("rg-web"));
        reader.read();

        assertThat(names()).containsExactly("web");
        assertThat(fleet.scopes()).hasSize(1);
        storeOrder("web", null);
        storeScope("rg-web");
        reader.read();
        assertThat(names()).isEmpty();
        assertThat(fleet.scopes()).isEmpty();
    }

    @Test
    void showsAPartitionOnlyOnceItIsReadToItsEnd() {
        ends(2);
        reader.read();
        storeOrder("one", order("one"));
        reader.read();
        assertThat(names()).isEmpty();
        assertThat(fleet.isComplete()).isFalse();

        storeOrder("two", order("two"));
        reader.read();

        assertThat(names()).containsExactlyInAnyOrder("one", "two");
        assertThat(fleet.isComplete()).isTrue();
    }

    @Test
    void readsNothingThatItOwns() {
        own.open(THEIRS, new PartitionView());

        assertThat(reader.read()).isFalse();

        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void showsWhatItTakesOverAsTheOthersStoredItUntilItHasReadItItself() {
        reader.read();
        storeOrder("theirs", order("theirs"));
        reader.read();
        PartitionView taken = PartitionView.inPart();
        own.open(THEIRS, taken);

        assertThat(reader.read()).isTrue();
        assertThat(fleet.isComplete()).isTrue();
        assertThat(names()).containsExactly("theirs");

        taken.put(state(issued("taken")));
        taken.becomesWhole();
        assertThat(names()).containsExactly("taken");
        assertThat(reader.read()).isFalse();
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void forgetsWhatItTakesOverAndGoesOnWithWhatItGivesUp() {
        reader.read();
        storeOrder("theirs", order("theirs"));
        reader.read();
        PartitionView taken = new PartitionView();
        own.open(THEIRS, taken);
        mine.put(state(issued("given")));
        own.close(0, mine);
        ends(0);
        assertThat(names()).containsExactly("given");

        reader.read();

        assertThat(consumer.assignment()).containsExactlyInAnyOrderElementsOf(FollowedPartition.changelogs(0));
        assertThat(names())
                .as("what the new owner has stored, which is nothing")
                .isEmpty();
    }

    @Test
    void showsTheRestBesideStateOfAVersionThatItCannotRead() {
        reader.read();
        store(FollowedPartition.ORDERS_CHANGELOG, "newer", new byte[] {99, 1, 2});
        storeOrder("web", order("web"));

        reader.read();

        assertThat(names()).containsExactly("web");
        assertThat(fleet.isComplete()).isFalse();
    }

    @Test
    void goesOnAfterAnErrorOfKafka() {
        consumer.setPollException(new KafkaException("no"));
        assertThatThrownBy(reader::read).isInstanceOf(KafkaException.class);

        storeOrder("web", order("web"));
        reader.read();

        assertThat(names()).containsExactly("web");
    }

    private void ends(long orders) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(FollowedPartition.ORDERS_CHANGELOG, THEIRS), orders));
    }

    private static byte[] order(String name) {
        return new StateSerde<>(OrderState.class).serializer().serialize("", state(issued(name)));
    }

    private static ScopeState scope(String group) {
        return new ScopeState(
                Scope.resourceGroup("11111111-1111-1111-1111-111111111111", group),
                NOW,
                NOW,
                null,
                1,
                null,
                List.of(),
                0,
                false);
    }

    private void storeScope(ScopeState state) {
        store(
                FollowedPartition.SCOPES_CHANGELOG,
                state.scope().key(),
                new StateSerde<>(ScopeState.class).serializer().serialize("", state));
    }

    private void storeScope(String goneGroup) {
        store(FollowedPartition.SCOPES_CHANGELOG, scope(goneGroup).scope().key(), null);
    }

    private void storeOrder(String name, byte @Nullable [] value) {
        store(
                FollowedPartition.ORDERS_CHANGELOG,
                state(issued(name)).order().id().key(),
                value);
    }

    private void store(String changelog, String key, byte @Nullable [] value) {
        TopicPartition log = new TopicPartition(changelog, THEIRS);
        long offset = written.merge(log, 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(changelog, THEIRS, offset, key, value));
    }

    private List<String> names() {
        return fleet.orders().stream().map(state -> state.order().id().name()).toList();
    }
}

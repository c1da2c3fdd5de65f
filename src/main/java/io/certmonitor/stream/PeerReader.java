package io.certmonitor.stream;

import io.certmonitor.view.FleetView;
import io.certmonitor.view.PeerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Follows the partitions that other replicas own, by the changelogs of their stores, so that each replica can answer
 * for the whole fleet. For use by one thread.
 */
final class PeerReader {

    private static final Logger LOG = Logger.getLogger(PeerReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final int partitions;
    private final FleetView own;
    private final PeerView peers;
    private final Map<Integer, FollowedPartition> followed = new TreeMap<>();
    private final Set<Integer> unreadable = new HashSet<>();
    private final CommonValues common = new CommonValues();

    /**
     * A reader that follows nothing yet.
     *
     * @param consumer reads what is committed, and belongs to no group
     * @param partitions how many there are in all
     */
    PeerReader(Consumer<String, byte[]> consumer, int partitions, FleetView own, PeerView peers) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.own = own;
        this.peers = peers;
    }

    /**
     * Follows what is not owned now, and reads on.
     *
     * @return whether anything is followed
     * @throws org.apache.kafka.common.KafkaException when Kafka does not let it; it can be called again
     */
    boolean read() {
        follow(notShown());
        if (followed.isEmpty()) {
            return false;
        }
        consumer.poll(POLL).forEach(this::apply);
        followed.forEach((partition, state) -> {
            if (state.becomesWhole(consumer::position)) {
                peers.show(partition, state.view());
                own.forget(partition);
            }
        });
        return true;
    }

    /** Those of others; also one taken over from them, until this replica shows it itself. */
    private Set<Integer> notShown() {
        Set<Integer> owned = own.partitions();
        return IntStream.range(0, partitions)
                .filter(partition ->
                        !owned.contains(partition) || (followed.containsKey(partition) && !own.isWhole(partition)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void follow(Set<Integer> wanted) {
        if (wanted.equals(followed.keySet())) {
            return;
        }
        List<Integer> unwanted = followed.keySet().stream()
                .filter(partition -> !wanted.contains(partition))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(changelogs(wanted));
        consumer.assign(changelogs(wanted));
        unwanted.forEach(this::leave);
        wanted.stream()
                .filter(partition -> !followed.containsKey(partition))
                .forEach(partition -> begin(partition, ends));
    }

    private void begin(int partition, Map<TopicPartition, Long> ends) {
        List<TopicPartition> changelogs = FollowedPartition.changelogs(partition);
        consumer.seekToBeginning(changelogs);
        followed.put(
                partition,
                new FollowedPartition(changelogs.stream().collect(Collectors.toMap(log -> log, ends::get)), common));
    }

    private void leave(int partition) {
        followed.remove(partition);
        unreadable.remove(partition);
        peers.hide(partition);
    }

    private void apply(ConsumerRecord<String, byte[]> stored) {
        try {
            Objects.requireNonNull(followed.get(stored.partition())).apply(stored);
        } catch (SerializationException e) {
            peers.showInPart(stored.partition());
            if (unreadable.add(stored.partition())) {
                LOG.warnf(
                        "state of another replica cannot be read, the API shows the fleet in part until both are of one"
                                + " version partition=%d reason=\"%s\"",
                        stored.partition(), e.getMessage());
            }
        }
    }

    private static List<TopicPartition> changelogs(Collection<Integer> partitions) {
        List<TopicPartition> changelogs = new ArrayList<>();
        partitions.forEach(partition -> changelogs.addAll(FollowedPartition.changelogs(partition)));
        return changelogs;
    }
}

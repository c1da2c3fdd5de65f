package io.certmonitor.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders and scopes of the partitions that other replicas own, as these have stored them. Safe for use by several
 * threads.
 */
@ApplicationScoped
public class PeerView {

    private final Map<Integer, PartitionView> partitions = new ConcurrentHashMap<>();
    private final Set<Integer> partial = ConcurrentHashMap.newKeySet();

    /** Shows a partition, in place of what was shown of it. */
    public void show(int partition, PartitionView shown) {
        partitions.put(partition, shown);
    }

    /** Something of a partition cannot be read, and is not shown. */
    public void showInPart(int partition) {
        partial.add(partition);
    }

    /** Shows nothing of a partition any more. */
    public void hide(int partition) {
        partitions.remove(partition);
        partial.remove(partition);
    }

    Optional<PartitionView> partition(int partition) {
        return Optional.ofNullable(partitions.get(partition));
    }

    boolean isPartial(int partition) {
        return partial.contains(partition);
    }
}

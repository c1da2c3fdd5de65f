package io.certmonitor.view;

import io.certmonitor.order.OrderId;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The orders and scopes of all replicas: those of this one as they are, those of the others a moment later. Safe for
 * use by several threads.
 */
public final class WholeFleet {

    private final FleetView own;
    private final PeerView peers;
    private final int partitions;

    /** The fleet of so many partitions. */
    public WholeFleet(FleetView own, PeerView peers, int partitions) {
        this.own = own;
        this.peers = peers;
        this.partitions = partitions;
    }

    /** The monitored orders, in no particular order. */
    public List<OrderState> orders() {
        return views().flatMap(PartitionView::streamOrders).toList();
    }

    /** One monitored order. */
    public Optional<OrderState> order(OrderId id) {
        return views().map(view -> view.order(id.key()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The scopes, sorted by their key; a resource group fails with its subscription. */
    public List<ScopeState> scopes() {
        return sorted(views().flatMap(PartitionView::streamScopes));
    }

    /** Whether nothing is missing: of every partition something is shown, and all that was stored could be read. */
    public boolean isComplete() {
        return IntStream.range(0, partitions)
                .allMatch(partition -> view(partition).isPresent() && !peers.isPartial(partition));
    }

    static List<ScopeState> sorted(Stream<ScopeState> scopes) {
        return scopes.sorted(Comparator.comparing(state -> state.scope().key())).toList();
    }

    private Stream<PartitionView> views() {
        return IntStream.range(0, partitions).mapToObj(this::view).flatMap(Optional::stream);
    }

    private Optional<PartitionView> view(int partition) {
        return own.partition(partition).or(() -> peers.partition(partition)).or(() -> own.givenUp(partition));
    }
}

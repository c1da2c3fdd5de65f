package io.certmonitor.view;

import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.transition.OrderState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each replica shows the orders of all, whoever owns them. */
class WholeFleetTest {

    private final FleetView own = new FleetView();
    private final PeerView peers = new PeerView();
    private final WholeFleet fleet = new WholeFleet(own, peers, 2);

    @Test
    void showsWhatIsOwnedAndWhatOthersOwn() {
        own.open(0, showing("mine"));
        assertThat(fleet.isComplete()).isFalse();

        peers.show(1, showing("theirs"));

        assertThat(names()).containsExactlyInAnyOrder("mine", "theirs");
        assertThat(fleet.order(state(issued("theirs")).order().id())).isPresent();
        assertThat(fleet.isComplete()).isTrue();
    }

    @Test
    void showsEachOrderOnceWhileAPartitionIsTakenOver() {
        peers.show(0, showing("web"));

        own.open(0, showing("web"));

        assertThat(names()).containsExactly("web");
    }

    @Test
    void showsWhatWasGivenUpUntilItsNewOwnerShowsIt() {
        PartitionView given = showing("web");
        own.open(0, given);
        peers.show(1, new PartitionView());

        own.close(0, given);

        assertThat(names()).containsExactly("web");
        assertThat(fleet.isComplete()).isTrue();
        peers.show(0, showing("newer"));
        own.forget(0);
        assertThat(names()).containsExactly("newer");
    }

    @Test
    void isIncompleteWhileSomethingOfAPartitionCannotBeRead() {
        own.open(0, new PartitionView());
        peers.show(1, showing("readable"));

        peers.showInPart(1);

        assertThat(fleet.isComplete()).isFalse();
        assertThat(names()).containsExactly("readable");
        peers.hide(1);
        peers.show(1, new PartitionView());
        assertThat(fleet.isComplete()).isTrue();
    }

    private List<String> names() {
        return fleet.orders().stream()
                .map(OrderState::order)
                .map(order -> order.id().name())
                .toList();
    }

    private static PartitionView showing(String name) {
        PartitionView view = new PartitionView();
        view.put(state(issued(name)));
        return view;
    }
}

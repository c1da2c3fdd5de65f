package io.certmonitor.api;

import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lets a service without a broker own every partition, so that it knows the whole fleet. */
final class AllPartitions {

    /** As many as the service has by default. */
    private static final int COUNT = 12;

    private final FleetView fleet;
    private final List<PartitionView> partitions =
            Stream.generate(PartitionView::new).limit(COUNT).toList();

    private AllPartitions(FleetView fleet) {
        this.fleet = fleet;
    }

    static AllPartitions open(FleetView fleet) {
        AllPartitions all = new AllPartitions(fleet);
        IntStream.range(0, COUNT).forEach(number -> fleet.open(number, all.partitions.get(number)));
        return all;
    }

    PartitionView first() {
        return partitions.get(0);
    }

    void hideLast() {
        hide(COUNT - 1);
    }

    void hideAll() {
        IntStream.range(0, COUNT).forEach(this::hide);
    }

    private void hide(int number) {
        fleet.close(number, partitions.get(number));
        fleet.forget(number);
    }
}

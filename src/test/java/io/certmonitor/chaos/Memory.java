package io.certmonitor.chaos;

import java.util.List;

/**
 * The memory of all replicas together.
 *
 * @param liveHeap bytes of heap in use after all garbage was collected
 * @param resident bytes that the processes have
 */
record Memory(long liveHeap, long resident) {

    private static final long MEGABYTE = 1L << 20;

    static Memory of(List<Replica> replicas) {
        return new Memory(
                replicas.stream().mapToLong(Replica::liveHeap).sum(),
                replicas.stream().mapToLong(Replica::residentMemory).sum());
    }

    @Override
    public String toString() {
        return liveHeap / MEGABYTE + "/" + resident / MEGABYTE;
    }
}

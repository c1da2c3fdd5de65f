package io.certmonitor.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest calls and how many there were; bounded, because benchmarks send millions. */
final class RequestLog {

    private static final int KEPT = 10_000;

    private final Deque<ReceivedRequest> latest = new ArrayDeque<>();
    private final Map<ArmOperation, Long> counts = new EnumMap<>(ArmOperation.class);

    synchronized void add(@Nullable ArmCall call, ReceivedRequest request) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(request);
        if (call != null) {
            counts.merge(call.operation(), 1L, Long::sum);
        }
    }

    synchronized List<ReceivedRequest> latest() {
        return List.copyOf(latest);
    }

    synchronized long count(ArmOperation operation) {
        return counts.getOrDefault(operation, 0L);
    }
}

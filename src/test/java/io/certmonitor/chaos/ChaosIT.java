package io.certmonitor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Replicas, broker and Azure fail again and again while hundreds of orders change. The system properties
 * {@code chaos.seed}, {@code chaos.minutes} and {@code chaos.runs} make other, longer and more runs.
 */
class ChaosIT {

    static final long FIXED_SEED = 42;
    static final int MINUTES = 2;

    /** From how many minutes on the memory is compared: the replicas are warm after a third of them. */
    private static final int MINUTES_TO_COMPARE_MEMORY = 30;

    /** A run in which fewer changes had to be told would prove little. */
    private static final int MOST_CHANGES_PER_JUDGED = 4;

    private static final double MEMORY_GROWTH = 1.1;

    @Test
    void nothingIsLostRepeatedOrFalselyRemovedWhateverFails() throws InterruptedException {
        Duration duration = Duration.ofMinutes(Integer.getInteger("chaos.minutes", MINUTES));
        long seed = Long.getLong("chaos.seed", FIXED_SEED);
        List<ChaosResult> results = new ArrayList<>();
        try {
            for (int i = 0; i < Integer.getInteger("chaos.runs", 1); i++) {
                results.add(run(ChaosPlan.of(seed + i, duration)));
            }
        } finally {
            System.out.printf("%n%s%n", ChaosResult.HEADER);
            results.forEach(result -> System.out.println(result.row()));
        }

        assertThat(results.stream()
                        .filter(result -> !result.violations().isEmpty())
                        .map(ChaosResult::stories)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.verdict().judged())
                        .isGreaterThan(result.plan().changes().size() / MOST_CHANGES_PER_JUDGED));
        if (comparesMemory(duration)) {
            assertThat(results)
                    .allSatisfy(result -> assertThat((double) result.late().liveHeap())
                            .isLessThanOrEqualTo(result.early().liveHeap() * MEMORY_GROWTH));
        }
    }

    /** Whether a run is long enough for its memory at the end to be compared with that before. */
    static boolean comparesMemory(Duration duration) {
        return duration.toMinutes() >= MINUTES_TO_COMPARE_MEMORY;
    }

    private static ChaosResult run(ChaosPlan plan) throws InterruptedException {
        System.out.printf(
                "chaos seed=%d seconds=%d changes=%d disturbances=%d%n",
                plan.seed(),
                plan.duration().toSeconds(),
                plan.changes().size(),
                plan.disturbances().size());
        try (ChaosRun run = new ChaosRun(plan)) {
            ChaosResult result = run.run();
            if (!result.violations().isEmpty()) {
                System.out.println(result.stories());
            }
            return result;
        }
    }
}

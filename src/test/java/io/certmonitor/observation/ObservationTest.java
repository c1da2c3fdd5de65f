package io.certmonitor.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderProblem.Kind;
import io.certmonitor.order.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest(name = "{0} problems: {1} kept")
    @CsvSource({"0, 0", "1, 1", "49, 49", "50, 50", "51, 50", "5000, 50"})
    void aCompletedScopeStaysSmallAndKeepsTheFirstProblems(int found, int kept) {
        List<OrderProblem> problems = IntStream.range(0, found)
                .mapToObj(i -> new OrderProblem("order-" + i, "keySize", "big", Kind.UNREADABLE))
                .toList();

        ScopeCompleted completed =
                new ScopeCompleted("poll", NOW, "sub", Scope.subscription("sub"), found, problems, found, true, false);

        assertThat(completed.problems()).isEqualTo(problems.subList(0, kept));
        assertThat(completed.problemCount()).isEqualTo(found);
    }

    @Test
    void theGroupsDoNotChangeWithTheListTheyCameFrom() {
        List<String> groups = new ArrayList<>(List.of("rg"));
        ResourceGroupsDiscovered discovered = new ResourceGroupsDiscovered("poll", NOW, "sub", groups, false);

        groups.clear();

        assertThat(discovered.resourceGroups()).containsExactly("rg");
    }
}

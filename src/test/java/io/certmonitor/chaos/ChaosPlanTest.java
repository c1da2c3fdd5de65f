package io.certmonitor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.chaos.Disturbance.Kind;
import io.certmonitor.chaos.Disturbance.Lane;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    private static final ChaosPlan SHORT = ChaosPlan.of(ChaosIT.FIXED_SEED, Duration.ofMinutes(ChaosIT.MINUTES));
    private static final ChaosPlan LONG = ChaosPlan.of(7, Duration.ofMinutes(30));

    @Test
    void seedAndDurationDecideAll() {
        assertThat(ChaosPlan.of(7, Duration.ofMinutes(30))).isEqualTo(LONG);
    }

    @Test
    void otherSeedMakesAnotherRun() {
        assertThat(ChaosPlan.of(8, Duration.ofMinutes(30)).changes()).isNotEqualTo(LONG.changes());
        assertThat(ChaosPlan.of(8, Duration.ofMinutes(30)).disturbances()).isNotEqualTo(LONG.disturbances());
    }

    @Test
    void shortRunHasHundredsOfChangesOfEveryKind() {
        assertThat(SHORT.changes()).hasSizeGreaterThan(400).isSortedAccordingTo(Comparator.comparing(Change::at));
        assertThat(SHORT.changes()).extracting(Change::kind).contains(Change.Kind.values());
    }

    @Test
    void shortRunHasEveryKindOfDisturbanceAndMostFaultsOfAzure() {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.remove(Kind.START_UP);
        assertThat(SHORT.disturbances())
                .isSortedAccordingTo(Comparator.comparing(Disturbance::at))
                .extracting(Disturbance::kind)
                .containsAll(kinds);
        assertThat(SHORT.disturbances().stream().map(Disturbance::trouble).collect(Collectors.toSet()))
                .hasSizeGreaterThan(AzureTrouble.values().length / 2);
    }

    @Test
    void longRunHasEveryFaultOfAzure() {
        assertThat(LONG.disturbances())
                .extracting(Disturbance::trouble)
                .containsAll(Arrays.asList(AzureTrouble.values()));
    }

    @Test
    void everyRunEndsInACalm() {
        for (ChaosPlan plan : List.of(SHORT, LONG)) {
            assertThat(plan.disturbances())
                    .allMatch(each -> each.end().compareTo(plan.duration().minus(ChaosPlan.CALM)) <= 0);
        }
    }

    @Test
    void onlyOneThingAtATimeHappensToTheReplicasAndToTheBroker() {
        for (Lane lane : List.of(Lane.SERVICE, Lane.BROKER)) {
            Duration free = Duration.ZERO;
            for (Disturbance each : LONG.disturbances()) {
                if (each.kind().lane() == lane) {
                    assertThat(each.at()).isGreaterThanOrEqualTo(free);
                    free = each.end();
                }
            }
        }
    }

    @Test
    void orderIsThereWhenSomethingHappensToItAndNotWhenItIsCreated() {
        Set<OrderName> gone = new HashSet<>();
        Set<OrderName> created = new HashSet<>();
        for (Change change : LONG.changes()) {
            if (change.kind() == Change.Kind.CREATE) {
                assertThat(gone.remove(change.order()) || created.add(change.order()))
                        .as(change.toString())
                        .isTrue();
            } else {
                assertThat(gone).as(change.toString()).doesNotContain(change.order());
            }
            if (change.kind() == Change.Kind.DELETE) {
                gone.add(change.order());
            }
        }
        assertThat(gone).isNotEmpty();
    }
}

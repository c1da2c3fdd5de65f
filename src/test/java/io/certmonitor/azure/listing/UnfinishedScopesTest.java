package io.certmonitor.azure.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.Scope;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnfinishedScopesTest {

    private static final String ONE = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String TWO = "aaaaaaaa-0000-0000-0000-000000000002";
    private static final Scope WEB = Scope.resourceGroup(ONE, "web");
    private static final Scope DATA = Scope.resourceGroup(ONE, "data");

    private final UnfinishedScopes unfinished = new UnfinishedScopes();

    @Test
    void putsFirstWhatWasNotRead() {
        unfinished.add(Scope.subscription(TWO));
        unfinished.add(DATA);

        assertThat(unfinished.subscriptionsInOrder(List.of("other", ONE, TWO))).containsExactly(ONE, TWO, "other");
        assertThat(unfinished.groupsInOrder(Scope.subscription(ONE), List.of(WEB, DATA)))
                .containsExactly(DATA, WEB);
    }

    @Test
    void takesNoNoteOfTheCaseOfNames() {
        unfinished.add(Scope.resourceGroup(ONE.toUpperCase(Locale.ROOT), "DATA"));

        assertThat(unfinished.isUnfinished(DATA)).isTrue();
        assertThat(unfinished.subscriptionsInOrder(List.of(TWO, ONE))).containsExactly(ONE, TWO);
    }

    @Test
    void forgetsWhatWasReadSince() {
        unfinished.add(WEB);
        unfinished.remove(WEB);

        assertThat(unfinished.subscriptionsInOrder(List.of(TWO, ONE))).containsExactly(TWO, ONE);
    }

    @Test
    void forgetsAResourceGroupThatIsNoLongerFound() {
        unfinished.add(WEB);
        unfinished.add(DATA);

        unfinished.groupsInOrder(Scope.subscription(ONE), List.of(DATA));

        assertThat(unfinished.isUnfinished(WEB)).isFalse();
        assertThat(unfinished.isUnfinished(DATA)).isTrue();
    }

    @Test
    void forgetsASubscriptionThatSeveralRoundsLeaveOut() {
        unfinished.add(WEB);
        for (int i = 1; i < UnfinishedScopes.FORGOTTEN_AFTER_ROUNDS; i++) {
            unfinished.subscriptionsInOrder(List.of(TWO));
            unfinished.subscriptionsInOrder(List.of());
        }
        assertThat(unfinished.isUnfinished(WEB)).isTrue();

        unfinished.subscriptionsInOrder(List.of(TWO));

        assertThat(unfinished.isUnfinished(WEB)).isFalse();
    }

    @Test
    void remembersASubscriptionThatRoundsReadNowAndThen() {
        unfinished.add(WEB);
        for (int i = 0; i < 3; i++) {
            for (int left = 1; left < UnfinishedScopes.FORGOTTEN_AFTER_ROUNDS; left++) {
                unfinished.subscriptionsInOrder(List.of(TWO));
            }
            unfinished.subscriptionsInOrder(List.of(ONE));
        }

        assertThat(unfinished.isUnfinished(WEB)).isTrue();
    }
}

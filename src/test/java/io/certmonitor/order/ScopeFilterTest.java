package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeFilterTest {

    @Test
    void anEmptyFilterCoversEverything() {
        ScopeFilter filter = ScopeFilter.EVERYTHING;

        assertThat(filter.covers(new OrderId("any", "rg", "www"))).isTrue();
        assertThat(filter.coversWholeSubscriptions()).isTrue();
    }

    @Test
    void subscriptionsAreComparedWithoutCase() {
        ScopeFilter filter = new ScopeFilter(Set.of("SUB-1"), List.of(), List.of());

        assertThat(filter.coversSubscription("sub-1")).isTrue();
        assertThat(filter.coversSubscription("Sub-1")).isTrue();
        assertThat(filter.coversSubscription("sub-2")).isFalse();
        assertThat(filter.coversWholeSubscriptions()).isTrue();
    }

    @ParameterizedTest(name = "include {0}, exclude {1}: {2} is covered: {3}")
    @CsvSource({
        "rg-*,     ,          rg-web,  true",
        "RG-*,     ,          rg-web,  true",
        "rg-*,     ,          db-web,  false",
        "rg-* db-*,,          db-web,  true",
        ",         rg-*,      rg-web,  false",
        ",         rg-*,      db-web,  true",
        "rg-*,     *-test,    rg-web,  true",
        "rg-*,     *-test,    rg-TEST, false",
        "rg-web,   rg-web,    rg-web,  false",
        "rg-*,     *-a *-b,   rg-b,    false"
    })
    void aGroupIsCoveredWhenItIsIncludedAndNotExcluded(
            @Nullable String include, @Nullable String exclude, String group, boolean covered) {
        ScopeFilter filter = new ScopeFilter(Set.of(), globs(include), globs(exclude));

        assertThat(filter.coversResourceGroup(group)).isEqualTo(covered);
        assertThat(filter.covers(new OrderId("sub", group, "www"))).isEqualTo(covered);
        assertThat(filter.coversWholeSubscriptions()).isFalse();
    }

    @Test
    void anOrderOfAnotherSubscriptionIsNotCoveredWhateverItsGroup() {
        ScopeFilter filter = new ScopeFilter(Set.of("sub-1"), List.of(Glob.of("*")), List.of());

        assertThat(filter.covers(new OrderId("sub-1", "rg", "www"))).isTrue();
        assertThat(filter.covers(new OrderId("sub-2", "rg", "www"))).isFalse();
    }

    private static List<Glob> globs(@Nullable String patterns) {
        return patterns == null
                ? List.of()
                : Stream.of(patterns.split(" ", -1)).map(Glob::of).toList();
    }
}

package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.Glob;
import io.certmonitor.order.ScopeFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from the configuration which part of Azure is monitored. */
public final class ScopeFilters {

    private ScopeFilters() {}

    /** The configured part of Azure. */
    public static ScopeFilter of(AzureConfig config) {
        return new ScopeFilter(
                Set.copyOf(config.subscriptions().orElse(List.of())),
                globs(config.resourceGroups().include()),
                globs(config.resourceGroups().exclude()));
    }

    private static List<Glob> globs(Optional<List<String>> patterns) {
        return patterns.orElse(List.of()).stream().map(Glob::of).toList();
    }
}

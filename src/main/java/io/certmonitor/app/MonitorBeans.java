package io.certmonitor.app;

import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.event.Portal;
import io.certmonitor.order.Glob;
import io.certmonitor.order.ScopeFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes beans of what the pure packages hold. */
final class MonitorBeans {

    @Produces
    @Singleton
    ScopeFilter scopeFilter(AzureConfig azure) {
        return new ScopeFilter(
                Set.copyOf(azure.subscriptions().orElse(List.of())),
                globs(azure.resourceGroups().include()),
                globs(azure.resourceGroups().exclude()));
    }

    @Produces
    @Singleton
    Portal portal(AzureConfig azure) {
        return new Portal(URI.create("https://" + CloudEnvironment.portalHost(azure.cloud())));
    }

    private static List<Glob> globs(Optional<List<String>> patterns) {
        return patterns.orElse(List.of()).stream().map(Glob::of).toList();
    }
}

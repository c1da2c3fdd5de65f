package io.certmonitor.app;

import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.ScopeFilters;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.TopicsConfig;
import io.certmonitor.evaluate.Evaluator;
import io.certmonitor.event.Portal;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PeerView;
import io.certmonitor.view.WholeFleet;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/** Makes beans of what the pure packages hold. */
final class MonitorBeans {

    @Produces
    @Singleton
    ScopeFilter scopeFilter(AzureConfig azure) {
        return ScopeFilters.of(azure);
    }

    @Produces
    @Singleton
    Portal portal(AzureConfig azure) {
        return new Portal(URI.create("https://" + CloudEnvironment.portalHost(azure.cloud())));
    }

    @Produces
    @Singleton
    WholeFleet wholeFleet(FleetView own, PeerView peers, TopicsConfig topics) {
        return new WholeFleet(own, peers, topics.partitions());
    }

    @Produces
    @Singleton
    Evaluator evaluator(Policy policy) {
        return new Evaluator(policy);
    }
}

package io.certmonitor.azure.listing;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One listing for each covered resource group, after the groups of each subscription are discovered. */
final class ResourceGroupListing implements ListingStrategy {

    private static final int MAX_OPEN_GROUPS = 16;

    private final AzureClient client;
    private final ScopeFilter filter;
    private final FilterWatch watch;
    private final UnfinishedScopes unfinished;
    /** Of one subscription: more than can be under way would be tried in vain when it does not answer. */
    private final int openGroups;

    /**
     * Makes the strategy.
     *
     * @param concurrency how many requests may be under way at once
     */
    ResourceGroupListing(
            AzureClient client, ScopeFilter filter, FilterWatch watch, UnfinishedScopes unfinished, int concurrency) {
        this.client = client;
        this.filter = filter;
        this.watch = watch;
        this.unfinished = unfinished;
        this.openGroups = Math.min(concurrency, MAX_OPEN_GROUPS);
    }

    @Override
    public String label() {
        return "resource-group";
    }

    @Override
    public Mono<Void> read(List<String> subscriptionIds, ReadRun run) {
        return Flux.fromIterable(subscriptionIds)
                .map(Scope::subscription)
                .flatMap(scope -> read(scope, run), SubscriptionListing.OPEN_SUBSCRIPTIONS)
                .then();
    }

    private Mono<Void> read(Scope subscription, ReadRun run) {
        return Mono.defer(() -> {
            List<Scope> groups = new ArrayList<>();
            return run.scope(subscription, tries -> discover(subscription, tries, run, groups))
                    .thenMany(Flux.fromIterable(groups))
                    .flatMap(group -> run.scope(group, tries -> list(group, tries, run)), openGroups)
                    .then();
        });
    }

    /**
     * Lists the resource groups of a subscription.
     *
     * @param toRead is filled with the covered groups, in the order in which they are to be read
     */
    private Mono<ScopeReading> discover(Scope subscription, Tries tries, ReadRun run, List<Scope> toRead) {
        return client.resourceGroups(subscription.subscriptionId(), tries).map(groups -> {
            List<Scope> covered = unfinished.groupsInOrder(subscription, covered(subscription, groups));
            boolean nothing = !groups.isEmpty() && covered.isEmpty();
            watch.listed(subscription, nothing);
            run.expect(covered);
            toRead.addAll(covered);
            return new ScopeReading.GroupsDiscovered(subscription, groups, nothing);
        });
    }

    private List<Scope> covered(Scope subscription, List<String> groups) {
        return groups.stream()
                .filter(filter::coversResourceGroup)
                .map(group -> Scope.resourceGroup(subscription.subscriptionId(), group))
                .toList();
    }

    private Mono<ScopeReading.Listed> list(Scope group, Tries tries, ReadRun run) {
        OrderListing listing = new OrderListing(group, filter, run::tellBefore);
        return client.orders(listing, tries);
    }
}

package io.certmonitor.azure;

import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
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
        return run.scope(subscription, tries -> discover(subscription, tries))
                .flatMapIterable(reading -> reading instanceof ScopeReading.GroupsDiscovered discovered
                        ? unfinished.groupsInOrder(subscription, covered(discovered))
                        : List.of())
                .flatMap(group -> run.scope(group, tries -> list(group, tries, run)), openGroups)
                .then();
    }

    private Mono<ScopeReading> discover(Scope subscription, Tries tries) {
        return client.resourceGroups(subscription.subscriptionId(), tries).map(groups -> {
            boolean nothing = !groups.isEmpty() && groups.stream().noneMatch(filter::coversResourceGroup);
            watch.listed(subscription, nothing);
            return new ScopeReading.GroupsDiscovered(subscription, groups, nothing);
        });
    }

    private List<Scope> covered(ScopeReading.GroupsDiscovered discovered) {
        String subscription = discovered.scope().subscriptionId();
        return discovered.resourceGroups().stream()
                .filter(filter::coversResourceGroup)
                .map(group -> Scope.resourceGroup(subscription, group))
                .toList();
    }

    private Mono<ScopeReading> list(Scope group, Tries tries, ReadRun run) {
        OrderListing listing = new OrderListing(group, filter, run::tellBefore);
        return client.orders(listing, tries).then(Mono.fromSupplier(listing::reading));
    }
}

package io.certmonitor.azure.listing;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One listing for each subscription. */
final class SubscriptionListing implements ListingStrategy {

    /** So many may hang before others wait for them; each takes a few kilobytes. */
    static final int OPEN_SUBSCRIPTIONS = 256;

    private final AzureClient client;
    private final ScopeFilter filter;
    private final FilterWatch watch;

    SubscriptionListing(AzureClient client, ScopeFilter filter, FilterWatch watch) {
        this.client = client;
        this.filter = filter;
        this.watch = watch;
    }

    @Override
    public String label() {
        return "subscription";
    }

    @Override
    public Mono<Void> read(List<String> subscriptionIds, ReadRun run) {
        return Flux.fromIterable(subscriptionIds)
                .map(Scope::subscription)
                .flatMap(scope -> run.scope(scope, tries -> list(scope, tries, run)), OPEN_SUBSCRIPTIONS)
                .then();
    }

    private Mono<ScopeReading.Listed> list(Scope scope, Tries tries, ReadRun run) {
        OrderListing listing = new OrderListing(scope, filter, run::tellBefore);
        return client.orders(listing, tries).doOnNext(listed -> watch.listed(scope, listed.filterMatchesNothing()));
    }
}

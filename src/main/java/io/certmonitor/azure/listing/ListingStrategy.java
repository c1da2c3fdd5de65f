package io.certmonitor.azure.listing;

import java.util.List;
import reactor.core.publisher.Mono;

/** A way to read the orders of subscriptions. */
interface ListingStrategy {

    /** The name that the configuration has for it. */
    String label();

    /**
     * Reads every covered order of the subscriptions; every scope is told to the run.
     *
     * @param subscriptionIds in the order in which they are to be read
     * @return completes when all scopes are told
     */
    Mono<Void> read(List<String> subscriptionIds, ReadRun run);
}

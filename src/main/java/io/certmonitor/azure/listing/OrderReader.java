package io.certmonitor.azure.listing;

import com.azure.core.http.HttpPipeline;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.Subscription;
import io.certmonitor.azure.paging.PagePolicy;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.AzureConfig.Listing;
import io.certmonitor.order.ScopeFilter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** Reads the orders of subscriptions in the configured way, one run after the other. */
public final class OrderReader {

    private final AzureConfig config;
    private final Scheduler scheduler;
    private final AzureClient client;
    private final ListingStrategy strategy;
    private final UnfinishedScopes unfinished = new UnfinishedScopes();
    private final Set<ReadRun> runs = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean closed;

    /**
     * Makes a reader.
     *
     * @param pipeline must read pages as {@link PagePolicy} does
     * @param scheduler whose threads tell the readings
     */
    public OrderReader(
            AzureConfig config,
            ScopeFilter filter,
            CloudEnvironment cloud,
            HttpPipeline pipeline,
            Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
        this.client = new AzureClient(pipeline, cloud);
        this.strategy = strategy(filter, new ResourceGraph(pipeline, cloud));
    }

    /**
     * The subscriptions that the identity can see and whose resources are alive.
     *
     * @throws AzureFailure when they cannot be listed
     * @throws CancellationException when this is closed before they are
     */
    public List<Subscription> subscriptions() throws AzureFailure {
        List<Subscription> found = client.subscriptions(closing.asMono());
        endIfClosed();
        return found;
    }

    private void endIfClosed() {
        if (closed) {
            throw new CancellationException("Azure is not read any more, the monitor is stopping");
        }
    }

    /** See {@link OrderSource#read}. */
    public void read(Collection<String> subscriptionIds, Duration budget, Consumer<ScopeReading> sink) {
        ReadRun run = new ReadRun(unfinished, longEnough(budget), scheduler, sink);
        runs.add(run);
        try {
            // After it is known here: who closes meanwhile either cancels it, or is seen.
            endIfClosed();
            List<String> ids = unfinished.subscriptionsInOrder(List.copyOf(subscriptionIds));
            run.await(ids, strategy.read(ids, run));
        } finally {
            runs.remove(run);
        }
    }

    /** The way in which orders are listed, as the configuration calls it. */
    public String strategy() {
        return strategy.label();
    }

    /** Ends what is under way; those who wait for it are let go with an exception and without further readings. */
    public void close() {
        closed = true;
        closing.tryEmitEmpty();
        runs.forEach(ReadRun::cancel);
    }

    private ListingStrategy strategy(ScopeFilter filter, ResourceGraph graph) {
        FilterWatch watch = new FilterWatch();
        return switch (listing(filter)) {
            case SUBSCRIPTION -> new SubscriptionListing(client, filter, watch);
            case RESOURCE_GROUP, AUTO ->
                new ResourceGroupListing(client, filter, watch, unfinished, config.concurrency());
            case RESOURCE_GRAPH -> new ResourceGraphListing(graph, filter, watch);
        };
    }

    private Listing listing(ScopeFilter filter) {
        return config.listing() == Listing.AUTO && filter.coversWholeSubscriptions()
                ? Listing.SUBSCRIPTION
                : config.listing();
    }

    /** Time for less than one try of a request would make the time for a try meaningless. */
    private Duration longEnough(Duration budget) {
        return budget.compareTo(config.requestTimeout()) < 0 ? config.requestTimeout() : budget;
    }
}

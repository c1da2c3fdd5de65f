package io.certmonitor.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.ScopeFilter;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reads certificate orders from Azure Resource Manager. */
@ApplicationScoped
public class AzureOrderSource implements OrderSource {

    private final AzureConfig config;
    private final ScopeFilter filter;
    private final FilterWatch watch;
    private final AzureClient client;
    private final FairWorkers workers;
    private final Set<ReadRun> runs = ConcurrentHashMap.newKeySet();

    /**
     * Makes the source for the application.
     *
     * @param config has no mistakes; {@link AzureConfigCheck} finds them
     * @param filter which part of Azure is read
     * @param requests is fired for every try of a request
     */
    @Inject
    public AzureOrderSource(
            AzureConfig config, ScopeFilter filter, Vertx vertx, Clock clock, Event<AzureRequest> requests) {
        this(config, filter, vertx, clock, (Consumer<AzureRequest>) requests::fire);
    }

    AzureOrderSource(
            AzureConfig config, ScopeFilter filter, Vertx vertx, Clock clock, Consumer<AzureRequest> requests) {
        CloudEnvironment cloud = CloudEnvironment.of(config);
        HttpClient http = new AzureHttpClient(vertx, config);
        TokenCredential credential = Credentials.of(config, cloud.authorityHost(), http, clock);
        this.config = config;
        this.filter = filter;
        this.watch = new FilterWatch(filter);
        this.client = new AzureClient(AzurePipeline.create(config, cloud, http, credential, clock, requests), cloud);
        this.workers = new FairWorkers(config.concurrency());
    }

    @Override
    public List<Subscription> subscriptions() throws AzureFailure {
        List<String> configured = config.subscriptions().orElse(List.of());
        List<Subscription> found = configured.isEmpty()
                ? client.subscriptions()
                : configured.stream().map(id -> new Subscription(id, id)).toList();
        Map<String, Subscription> byId = new LinkedHashMap<>();
        for (Subscription subscription : found) {
            byId.putIfAbsent(subscription.id().toLowerCase(Locale.ROOT), subscription);
        }
        return List.copyOf(byId.values());
    }

    @Override
    public void read(Collection<String> subscriptionIds, Consumer<ScopeReading> sink) {
        ReadRun run = new ReadRun(client, workers, filter, watch, config.listing(), sink);
        runs.add(run);
        try {
            run.read(subscriptionIds);
        } finally {
            runs.remove(run);
        }
    }

    /** Ends what is under way; those who wait for it are let go without further readings. */
    @PreDestroy
    void close() {
        runs.forEach(ReadRun::cancel);
        workers.close();
    }
}

package io.certmonitor.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import io.certmonitor.azure.http.AzureHttpClient;
import io.certmonitor.azure.http.AzurePipeline;
import io.certmonitor.azure.identity.Credentials;
import io.certmonitor.azure.listing.OrderReader;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.ScopeFilter;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads certificate orders from Azure Resource Manager. */
@ApplicationScoped
public class AzureOrderSource implements OrderSource {

    private static final int MAX_WAITING_TASKS = 100_000;
    private static final int THREAD_LIFE_SECONDS = 60;

    private final AzureConfig config;
    private final OrderReader reader;
    private final RequestCost cost;
    private final Scheduler scheduler;

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
        this.cost = new RequestCost(requests);
        this.scheduler = Schedulers.newBoundedElastic(
                Math.max(config.concurrency(), Runtime.getRuntime().availableProcessors()),
                MAX_WAITING_TASKS,
                "azure-listing",
                THREAD_LIFE_SECONDS,
                true);
        HttpPipeline pipeline = AzurePipeline.create(config, cloud, http, credential, clock, scheduler, cost);
        this.reader = new OrderReader(config, filter, cloud, pipeline, scheduler);
    }

    @Override
    public List<Subscription> subscriptions() throws AzureFailure {
        List<String> configured = config.subscriptions().orElse(List.of());
        List<Subscription> found = configured.isEmpty()
                ? reader.subscriptions()
                : configured.stream().map(id -> new Subscription(id, id)).toList();
        Map<String, Subscription> byId = new LinkedHashMap<>();
        for (Subscription subscription : found) {
            byId.putIfAbsent(subscription.id().toLowerCase(Locale.ROOT), subscription);
        }
        return List.copyOf(byId.values());
    }

    @Override
    public void read(Collection<String> subscriptionIds, Duration budget, Consumer<ScopeReading> sink) {
        reader.read(subscriptionIds, budget, sink);
        cost.tellOnce(reader.strategy(), config.listing(), subscriptionIds.size());
    }

    /** While what a request under way tells and needs is still there. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        close();
    }

    /** Ends what is under way; those who wait for it are let go with an exception and without further readings. */
    @PreDestroy
    void close() {
        reader.close();
        scheduler.dispose();
    }
}

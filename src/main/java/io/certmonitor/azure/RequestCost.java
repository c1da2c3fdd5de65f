package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig.Listing;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Counts the requests of the first poll cycle, and says once what a cycle costs. */
final class RequestCost implements Consumer<AzureRequest> {

    private static final Logger LOG = Logger.getLogger(RequestCost.class);

    private final Consumer<AzureRequest> requests;
    private final LongAdder count = new LongAdder();
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Starts counting.
     *
     * @param requests is told of each request, too
     */
    RequestCost(Consumer<AzureRequest> requests) {
        this.requests = requests;
    }

    @Override
    public void accept(AzureRequest request) {
        count.increment();
        requests.accept(request);
    }

    /** A cycle has ended; only the first that read anything is told of. */
    void tellOnce(String strategy, Listing configured, int subscriptions) {
        if (subscriptions > 0 && told.compareAndSet(false, true)) {
            LOG.infof(
                    "orders are listed by=%s configured=%s subscriptions=%d requests-per-cycle=%d",
                    strategy, configured.name().toLowerCase(Locale.ROOT).replace('_', '-'), subscriptions, count.sum());
        }
    }
}

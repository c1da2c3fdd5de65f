package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig.Listing;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One round through some subscriptions. Every scope ends in exactly one reading, unless the run is cancelled. The round
 * ends with its last scope, so a subscription that does not answer is left alone for the rest of it: trying each of its
 * resource groups in vain would keep all the others from their next poll for hours.
 */
final class ReadRun {

    private static final Logger LOG = Logger.getLogger(ReadRun.class);

    private final AzureClient client;
    private final FairWorkers workers;
    private final ScopeFilter filter;
    private final FilterWatch watch;
    private final boolean byGroup;
    private final Consumer<ScopeReading> sink;
    /** One for whoever started the run, and one for each task that has not ended. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final CountDownLatch done = new CountDownLatch(1);
    private final SilentSubscriptions silent = new SilentSubscriptions();

    private volatile boolean cancelled;

    ReadRun(
            AzureClient client,
            FairWorkers workers,
            ScopeFilter filter,
            FilterWatch watch,
            Listing listing,
            Consumer<ScopeReading> sink) {
        this.client = client;
        this.workers = workers;
        this.filter = filter;
        this.watch = watch;
        this.byGroup =
                listing == Listing.RESOURCE_GROUP || (listing == Listing.AUTO && !filter.coversWholeSubscriptions());
        this.sink = sink;
    }

    /** Reads the subscriptions, and returns when all are read or the run is cancelled. */
    void read(Collection<String> subscriptionIds) {
        for (String id : subscriptionIds) {
            Scope scope = Scope.subscription(id);
            start(scope, byGroup ? this::discover : this::list);
        }
        end();
        try {
            done.await();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up: no more readings are told, and {@link #read} returns. */
    void cancel() {
        cancelled = true;
        done.countDown();
    }

    private void start(Scope scope, Step step) {
        open.incrementAndGet();
        try {
            workers.submit(scope.subscriptionId(), () -> run(scope, step));
        } catch (RejectedExecutionException e) {
            cancel();
        }
    }

    /** An error must not take a worker, the other scopes or the caller's patience with it. */
    private void run(Scope scope, Step step) {
        try {
            if (!cancelled) {
                attempt(scope, step);
            }
        } catch (AzureFailure e) {
            tellFailure(scope, e);
        } catch (Throwable e) {
            tellFailure(scope, AzureErrors.internal(e));
        } finally {
            end();
        }
    }

    private void attempt(Scope scope, Step step) throws AzureFailure {
        AzureFailure notToBeTried = silent.notToBeTried(scope.subscriptionId());
        if (notToBeTried != null) {
            throw notToBeTried;
        }
        try {
            step.run(scope);
            silent.answered(scope);
        } catch (AzureFailure e) {
            silent.failed(scope, e);
            throw e;
        }
    }

    private void discover(Scope subscription) throws AzureFailure {
        List<String> groups = client.resourceGroups(subscription.subscriptionId());
        tell(new ScopeReading.GroupsDiscovered(subscription, groups));
        List<String> covered =
                groups.stream().filter(filter::coversResourceGroup).toList();
        watch.discovered(subscription.subscriptionId(), groups.size(), covered.size());
        covered.stream()
                .map(group -> Scope.resourceGroup(subscription.subscriptionId(), group))
                .forEach(scope -> start(scope, this::list));
    }

    private void list(Scope scope) throws AzureFailure {
        tell(client.orders(scope).reading(filter));
    }

    private void tell(ScopeReading reading) {
        if (!cancelled) {
            sink.accept(reading);
        }
    }

    private void tellFailure(Scope scope, AzureFailure failure) {
        try {
            tell(new ScopeReading.Failed(scope, failure.reason(), failure.description()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The failure of %s could not be told", scope.key());
        }
    }

    private void end() {
        if (open.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    /** What is done for a scope. */
    @FunctionalInterface
    private interface Step {
        void run(Scope scope) throws AzureFailure;
    }
}

package io.certmonitor.azure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Where certificate orders come from: the port between the poll cycle and Azure. */
public interface OrderSource {

    /**
     * The subscriptions to monitor: those configured, else all that the identity can see.
     *
     * @throws AzureFailure when they cannot be listed
     * @throws java.util.concurrent.CancellationException when the application stops meanwhile
     */
    List<Subscription> subscriptions() throws AzureFailure;

    /**
     * Reads every covered order of the subscriptions, and returns when all of them are read or have failed. A scope
     * that fails is a {@link ScopeReading.Failed}, never an exception, and does not keep the others from being read.
     *
     * @param subscriptionIds the subscriptions to read
     * @param budget how long it may take, though never less than one try of a request may; a scope that the time does
     *     not suffice for has failed, and goes first next time
     * @param sink takes each reading as soon as it is there, and may block; called from several threads at once, but
     *     what is told of one scope comes in order, and a subscription's discovery before its resource groups
     * @throws java.util.concurrent.CancellationException when the application stops meanwhile, or the thread is
     *     interrupted; what was told before holds
     */
    void read(Collection<String> subscriptionIds, Duration budget, Consumer<ScopeReading> sink);
}

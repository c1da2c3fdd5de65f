package io.certmonitor.azure;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Where certificate orders come from: the port between the poll cycle and Azure. */
public interface OrderSource {

    /**
     * The subscriptions to monitor: those configured, else all that the identity can see.
     *
     * @throws AzureFailure when they cannot be listed
     */
    List<Subscription> subscriptions() throws AzureFailure;

    /**
     * Reads every covered order of the subscriptions, and returns when all of them are read or have failed. A scope
     * that fails is a {@link ScopeReading.Failed}, never an exception, and does not keep the others from being read.
     *
     * @param subscriptionIds the subscriptions to read
     * @param sink takes each reading as soon as it is there; called from several threads at once, but the readings of
     *     one subscription's discovery come before those of its resource groups
     */
    void read(Collection<String> subscriptionIds, Consumer<ScopeReading> sink);
}

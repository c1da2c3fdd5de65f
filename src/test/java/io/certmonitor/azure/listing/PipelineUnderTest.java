package io.certmonitor.azure.listing;

import com.azure.core.http.HttpPipeline;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.failure.AzureErrors;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;

/** Lists a scope by a pipeline of a test, without a run. */
public final class PipelineUnderTest {

    private final AzureClient client;

    /** Makes a client of the pipeline. */
    public PipelineUnderTest(HttpPipeline pipeline, CloudEnvironment cloud) {
        client = new AzureClient(pipeline, cloud);
    }

    /** Lists the orders of a scope to the end. */
    public void list(Scope scope) throws AzureFailure {
        try {
            client.orders(new OrderListing(scope, ScopeFilter.EVERYTHING, orders -> {}), new Tries())
                    .block();
        } catch (RuntimeException e) {
            throw AzureErrors.of(e);
        }
    }
}

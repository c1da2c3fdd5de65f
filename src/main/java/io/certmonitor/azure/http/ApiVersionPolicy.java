package io.certmonitor.azure.http;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.UrlBuilder;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.paging.PageCollector;
import java.net.MalformedURLException;
import reactor.core.publisher.Mono;

/**
 * Asks for orders in the configured api-version; the SDK's client has one built in and no setting for it. A link to a
 * next page stays as Azure made it.
 */
final class ApiVersionPolicy implements HttpPipelinePolicy {

    private static final String PARAMETER = "api-version";

    private final String version;

    ApiVersionPolicy(String version) {
        this.version = version;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        boolean orders = PageCollector.find(context)
                .filter(listing -> listing.operation() == Operation.LIST_ORDERS && listing.isBeforeFirstPage())
                .isPresent();
        if (orders) {
            ask(context.getHttpRequest());
        }
        return next.process();
    }

    private void ask(HttpRequest request) {
        UrlBuilder url = UrlBuilder.parse(request.getUrl());
        if (version.equals(url.getQuery().get(PARAMETER))) {
            return;
        }
        try {
            request.setUrl(url.setQueryParameter(PARAMETER, version).toUrl());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The SDK's own address has become none", e);
        }
    }
}

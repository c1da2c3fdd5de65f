package io.certmonitor.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.order.FailureReason;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the pages of one listing, out of the pipeline that carries them. It travels with each request's context. */
final class PageCollector {

    private static final String KEY = PageCollector.class.getName();

    private final Operation operation;
    private final @Nullable String subscriptionId;
    private final NextLinks links;
    private final Consumer<JsonNode> entries;
    private volatile boolean beforeFirstPage = true;

    /**
     * Starts a listing.
     *
     * @param subscriptionId the subscription asked about; null at the tenant
     * @param entries takes each entry of each page
     */
    PageCollector(Operation operation, @Nullable String subscriptionId, NextLinks links, Consumer<JsonNode> entries) {
        this.operation = operation;
        this.subscriptionId = subscriptionId;
        this.links = links;
        this.entries = entries;
    }

    /** The collector of the listing that a request belongs to. */
    static Optional<PageCollector> find(HttpPipelineCallContext context) {
        return context.getData(KEY).map(PageCollector.class::cast);
    }

    /** The context to call the SDK with. */
    Context context() {
        return new Context(KEY, this);
    }

    Operation operation() {
        return operation;
    }

    @Nullable
    String subscriptionId() {
        return subscriptionId;
    }

    /** Whether no page was taken yet, so that the request is the one that the SDK made and not a link of Azure's. */
    boolean isBeforeFirstPage() {
        return beforeFirstPage;
    }

    /**
     * Takes a page.
     *
     * @return the link to the next one; null when this is the last
     * @throws ListingException when it is no page, or must not be followed
     */
    @Nullable
    String accept(JsonNode page) {
        beforeFirstPage = false;
        JsonNode value = page.path("value");
        if (!value.isArray()) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "Azure's answer holds no list: its \"value\" is no array");
        }
        String next = links.follow(page.path("nextLink"));
        value.forEach(entries);
        return next;
    }
}

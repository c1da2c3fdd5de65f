package io.certmonitor.azure.paging;

import com.azure.core.http.HttpPipelineCallContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.tracing.Step;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the pages of one listing, out of the pipeline that carries them. It travels with each request's context. */
public abstract class PageCollector {

    /** Where it is found in the context of a call. */
    public static final String KEY = PageCollector.class.getName();

    private final Operation operation;
    private final @Nullable String subscriptionId;
    private final Tries tries;
    private volatile boolean beforeFirstPage = true;

    /**
     * Starts a listing.
     *
     * @param subscriptionId the subscription asked about; null at the tenant
     * @param tries says whether there is time for another, and is told how each ends
     */
    PageCollector(Operation operation, @Nullable String subscriptionId, Tries tries) {
        this.operation = operation;
        this.subscriptionId = subscriptionId;
        this.tries = tries;
    }

    /** The collector of the listing that a request belongs to. */
    public static Optional<PageCollector> find(HttpPipelineCallContext context) {
        return context.getData(KEY).map(PageCollector.class::cast);
    }

    /**
     * Takes a page.
     *
     * @return the page that is left to the SDK, without entries
     * @throws ListingException when it is no page, or must not be followed
     */
    final ObjectNode accept(JsonNode page) {
        beforeFirstPage = false;
        return take(page);
    }

    /** Takes what a page holds; see {@link #accept}. */
    protected abstract ObjectNode take(JsonNode page);

    /** The last page, without entries, as the SDK knows it. */
    abstract ObjectNode lastPage();

    /** What is asked for. */
    public final Operation operation() {
        return operation;
    }

    /** The subscription asked about; null at the tenant. */
    public final @Nullable String subscriptionId() {
        return subscriptionId;
    }

    /** Whose requests are counted together by Azure's rate limits. */
    public final String lane() {
        return subscriptionId == null ? operation.label() : subscriptionId.toLowerCase(Locale.ROOT);
    }

    /** Whether no page was taken yet, so that the request is the one that the SDK made and not a link of Azure's. */
    public final boolean isBeforeFirstPage() {
        return beforeFirstPage;
    }

    /** Whether the time for the listing is up, so that no further request of it is to be sent. */
    public final boolean isOver() {
        return tries.isOver();
    }

    /** The step of the trace that the listing is made within. */
    public final Step step() {
        return tries.step();
    }

    /** A try of a request has ended. */
    public final void tried(int code) {
        tries.ended(code);
    }
}

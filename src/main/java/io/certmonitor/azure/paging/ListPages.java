package io.certmonitor.azure.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pages of a list of Azure Resource Manager: {@code value} and {@code nextLink}. */
public final class ListPages extends PageCollector {

    private static final String VALUE = "value";
    private static final String NEXT_LINK = "nextLink";

    private final NextLinks links;
    private final Consumer<JsonNode> entries;

    /**
     * Starts a listing.
     *
     * @param subscriptionId the subscription asked about; null at the tenant
     * @param endpoint where alone a link to a next page may lead
     * @param entries takes the array of each page's entries
     */
    public ListPages(
            Operation operation,
            @Nullable String subscriptionId,
            Tries tries,
            URI endpoint,
            Consumer<JsonNode> entries) {
        super(operation, subscriptionId, tries);
        this.links = new NextLinks(endpoint);
        this.entries = entries;
    }

    /** What a page holds counts also when its link must not be followed: it came from where it should. */
    @Override
    protected ObjectNode take(JsonNode page) {
        JsonNode value = page.path(VALUE);
        if (!value.isArray()) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "Azure's answer holds no list: its \"value\" is no array");
        }
        entries.accept(value);
        ObjectNode left = lastPage();
        left.put(NEXT_LINK, links.follow(page.path(NEXT_LINK)));
        return left;
    }

    @Override
    ObjectNode lastPage() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray(VALUE);
        return page;
    }
}

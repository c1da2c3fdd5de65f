package io.certmonitor.azure.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.util.function.Consumer;

/**
 * The pages of an answer of Resource Graph: {@code data} and {@code $skipToken}. An answer that is not whole is a
 * failure, since what it lacks would look as if it were gone.
 */
public final class QueryPages extends PageCollector {

    private static final String DATA = "data";
    private static final String SKIP_TOKEN = "$skipToken";
    private static final String TOTAL_RECORDS = "totalRecords";
    private static final String TRUNCATED = "resultTruncated";

    private final Consumer<JsonNode> rows;
    private final PageTrail trail = new PageTrail();
    private long received;
    private long least = Long.MAX_VALUE;

    /**
     * Starts a query.
     *
     * @param rows takes the array of each page's rows
     */
    public QueryPages(Tries tries, Consumer<JsonNode> rows) {
        super(Operation.QUERY_RESOURCES, null, tries);
        this.rows = rows;
    }

    @Override
    protected ObjectNode take(JsonNode page) {
        JsonNode data = page.path(DATA);
        if (!data.isArray()) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "Resource Graph's answer holds no rows: its \"data\" is no array");
        }
        rows.accept(data);
        received += data.size();
        if (!page.path(TOTAL_RECORDS).isIntegralNumber()) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "Resource Graph's answer does not say how many rows there are");
        }
        // Orders come and go between two pages, so only what no page can explain is missing.
        least = Math.min(least, page.path(TOTAL_RECORDS).longValue());
        ObjectNode left = lastPage();
        String token = page.path(SKIP_TOKEN).asText("");
        if (token.isEmpty()) {
            checkWhole(page);
        } else {
            left.put(SKIP_TOKEN, trail.follow(token));
        }
        return left;
    }

    @Override
    ObjectNode lastPage() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put(TOTAL_RECORDS, 0).put("count", 0).put(TRUNCATED, "false");
        page.putArray(DATA);
        page.putArray("facets");
        return page;
    }

    private void checkWhole(JsonNode page) {
        if (page.path(TRUNCATED).asText().equals("true")) {
            throw PageTrail.badPaging("Resource Graph cut its answer short");
        }
        if (received < least) {
            throw PageTrail.badPaging("Resource Graph answered with " + received + " rows of " + least);
        }
    }
}

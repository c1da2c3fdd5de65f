package io.certmonitor.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.decoding.DecodedOrder;
import io.certmonitor.azure.decoding.OrderDecoder;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders in the shapes in which Azure and its tools print them: one order, a page of a list ({@code value}), the plain
 * array of {@code az resource list}, or the rows of Resource Graph ({@code data}). They are decoded as those that the
 * monitor reads itself.
 *
 * @param orders each order once; of an order that is there twice, the last
 * @param notOrders the entries that cannot be told apart as orders
 * @param hasMore whether Azure says that there are further pages
 */
public record PrintedOrders(List<CertificateOrder> orders, List<OrderProblem> notOrders, boolean hasMore) {

    private static final List<String> LISTS = List.of("value", "data");
    private static final List<String> ONE_ORDER = List.of("id", "properties");
    private static final List<String> MORE = List.of("nextLink", "$skipToken", "skipToken", "skip_token");

    /** Copies the lists. */
    public PrintedOrders {
        orders = List.copyOf(orders);
        notOrders = List.copyOf(notOrders);
    }

    /** Reads a document; empty when it has none of the shapes. It throws nothing, whatever the document holds. */
    public static Optional<PrintedOrders> read(JsonNode document) {
        return Optional.ofNullable(entries(document))
                .map(entries -> decode(
                        entries,
                        MORE.stream()
                                .anyMatch(
                                        link -> !document.path(link).asText("").isEmpty())));
    }

    private static @Nullable Iterable<JsonNode> entries(JsonNode document) {
        if (document.isArray()) {
            return document;
        }
        for (String list : LISTS) {
            if (document.path(list).isArray()) {
                return document.path(list);
            }
        }
        return ONE_ORDER.stream().anyMatch(document::has) ? List.of(document) : null;
    }

    private static PrintedOrders decode(Iterable<JsonNode> entries, boolean hasMore) {
        Map<OrderId, CertificateOrder> orders = new LinkedHashMap<>();
        List<OrderProblem> notOrders = new ArrayList<>();
        int place = 0;
        for (JsonNode entry : entries) {
            place++;
            DecodedOrder decoded = OrderDecoder.decode(entry, "#" + place, scope(entry));
            CertificateOrder order = decoded.order();
            if (order == null) {
                notOrders.addAll(decoded.problems());
            } else {
                orders.put(order.id(), order);
            }
        }
        return new PrintedOrders(List.copyOf(orders.values()), notOrders, hasMore);
    }

    /** Nothing says what was listed, so an order is in the subscription that its id names; without an id it is none. */
    private static Scope scope(JsonNode entry) {
        return Scope.subscription(OrderId.parse(entry.path("id").asText())
                .map(OrderId::subscriptionId)
                .orElse(""));
    }
}

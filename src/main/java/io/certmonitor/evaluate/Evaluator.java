package io.certmonitor.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.PrintedOrders;
import io.certmonitor.evaluate.Evaluation.JudgedOrder;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges orders that were handed in, by the policy that the service applies. Pure, and safe for several threads. */
public final class Evaluator {

    private static final String AGE_UNKNOWN =
            "Azure does not tell since when the order waits for its certificate: it is judged as seen first at this"
                    + " instant, so ISSUANCE_PENDING cannot hold. Give the time of the first look to try its tiers.";

    private static final String MORE_PAGES =
            "Azure says that there are further pages: the orders on them were not handed in.";

    private final Policy policy;

    /** An evaluator that applies the policy. */
    public Evaluator(Policy policy) {
        this.policy = policy;
    }

    /**
     * Judges the orders of a document.
     *
     * @param azure Azure's JSON, in one of the {@link OrderInput#SHAPES}
     * @param firstSeenAt when the monitor is to have seen the orders first, and as they are; null for {@code at}
     * @throws UnreadableInputException when nothing in it is an order
     */
    public Evaluation evaluate(JsonNode azure, Instant at, @Nullable Instant firstSeenAt)
            throws UnreadableInputException {
        PrintedOrders orders = OrderInput.orders(azure);
        return new Evaluation(
                at,
                orders.orders().stream()
                        .map(order -> judge(order, at, firstSeenAt))
                        .toList(),
                orders.notOrders(),
                orders.hasMore() ? List.of(MORE_PAGES) : List.of());
    }

    private JudgedOrder judge(CertificateOrder order, Instant at, @Nullable Instant firstSeenAt) {
        OrderHistory history = OrderHistory.begin(order, firstSeenAt == null ? at : firstSeenAt);
        boolean ageMatters = firstSeenAt == null && order.isIssuancePending();
        return new JudgedOrder(order, policy.judge(order, history, at), ageMatters ? List.of(AGE_UNKNOWN) : List.of());
    }
}

package io.certmonitor.evaluate;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What a dry run came to.
 *
 * @param at the instant that the orders were judged for
 * @param orders the orders, in the order in which they were handed in
 * @param unreadable the entries that are no order, and so were not judged
 * @param notes what is not as it would be in the service, for people
 */
public record Evaluation(Instant at, List<JudgedOrder> orders, List<OrderProblem> unreadable, List<String> notes) {

    /**
     * An order and what the policy finds in it.
     *
     * @param notes what is not as it would be in the service, for people
     */
    public record JudgedOrder(CertificateOrder order, Judgement judgement, List<String> notes) {

        /** Copies the list. */
        public JudgedOrder {
            notes = List.copyOf(notes);
        }
    }

    /** Copies the lists. */
    public Evaluation {
        orders = List.copyOf(orders);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
    }

    /** The greatest severity of all findings that are to be told; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return orders.stream().map(order -> order.judgement().severity()).reduce(Severity.OK, Severity::max);
    }
}

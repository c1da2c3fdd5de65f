package io.certmonitor.observation;

import static java.util.Objects.requireNonNull;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.time.Instant;
import java.util.List;

/**
 * One thing that a poll of a subscription has found out. The observations of one subscription keep their order in
 * Kafka, since its id is their key.
 */
public sealed interface Observation extends PollMessage {

    /** The poll that made the observation; every poll of a subscription has an id of its own. */
    String pollId();

    /** When it was made, by the clock of the poller. */
    Instant observedAt();

    /** The subscription it is about: the key in Kafka, in lower case. */
    String subscriptionId();

    /** A poll of a subscription begins: what older polls of it still send is out of date from here on. */
    record PollStarted(String pollId, Instant observedAt, String subscriptionId) implements Observation {
        /** Refuses to be made with less than all. */
        public PollStarted {
            check(pollId, observedAt, subscriptionId);
        }
    }

    /**
     * The resource groups of a subscription were listed to the end. A group that is not in the list is gone, and its
     * orders with it.
     *
     * @param filterMatchesNothing whether there are groups, and the configured filter covers none of them
     */
    record ResourceGroupsDiscovered(
            String pollId,
            Instant observedAt,
            String subscriptionId,
            List<String> resourceGroups,
            boolean filterMatchesNothing)
            implements Observation {
        /** Copies the list, and refuses to be made with less than all. */
        public ResourceGroupsDiscovered {
            check(pollId, observedAt, subscriptionId);
            resourceGroups = List.copyOf(resourceGroups);
        }
    }

    /** An order was in a listing. */
    record OrderSeen(String pollId, Instant observedAt, String subscriptionId, CertificateOrder order)
            implements Observation {
        /** Refuses to be made with less than all. */
        public OrderSeen {
            check(pollId, observedAt, subscriptionId);
            requireNonNull(order, "order");
        }
    }

    /**
     * A scope was listed to the end, after an {@link OrderSeen} for each of its orders. Only this may make an order of
     * the scope count as removed.
     *
     * @param orders how many orders were seen
     * @param problems what could not be read in them; at most {@link #MAX_PROBLEMS}
     * @param problemCount how many problems there were in all
     * @param everyOrderKnown whether each entry of the listing could be told apart as an order; where one could not, it
     *     may be any order, so none counts as removed
     * @param filterMatchesNothing whether there are orders, and the configured filter covers none of them
     */
    record ScopeCompleted(
            String pollId,
            Instant observedAt,
            String subscriptionId,
            Scope scope,
            int orders,
            List<OrderProblem> problems,
            int problemCount,
            boolean everyOrderKnown,
            boolean filterMatchesNothing)
            implements Observation {

        /** Keeps the record small whatever Azure sends. */
        public static final int MAX_PROBLEMS = 50;

        /** Copies the list, up to {@link #MAX_PROBLEMS}, and refuses to be made with less than all. */
        public ScopeCompleted {
            check(pollId, observedAt, subscriptionId);
            requireNonNull(scope, "scope");
            problems = List.copyOf(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
        }
    }

    /** A scope could not be listed, which says nothing about its orders. */
    record ScopeFailed(
            String pollId, Instant observedAt, String subscriptionId, Scope scope, FailureReason reason, String message)
            implements Observation {
        /** Refuses to be made with less than all. */
        public ScopeFailed {
            check(pollId, observedAt, subscriptionId);
            requireNonNull(scope, "scope");
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
        }
    }

    /** What was read from Kafka can lack anything; it must not get as far as a judgement. */
    private static void check(String pollId, Instant observedAt, String subscriptionId) {
        requireNonNull(pollId, "pollId");
        requireNonNull(observedAt, "observedAt");
        requireNonNull(subscriptionId, "subscriptionId");
    }
}

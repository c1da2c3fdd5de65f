package io.certmonitor.observation;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One thing that a poll of a subscription has found out. The observations of one subscription keep their order in
 * Kafka, since its id is their key.
 */
public sealed interface Observation {

    /** The poll that made the observation; every poll of a subscription has an id of its own. */
    String pollId();

    /** When it was made, by the clock of the poller. */
    Instant observedAt();

    /** The subscription it is about: the key in Kafka, in lower case. */
    String subscriptionId();

    /** A poll of a subscription begins: what older polls of it still send is out of date from here on. */
    record PollStarted(String pollId, Instant observedAt, String subscriptionId) implements Observation {
        /** Refuses to lack anything. */
        public PollStarted {
            Observation.requireAll(pollId, observedAt, subscriptionId);
        }
    }

    /**
     * The resource groups of a subscription were listed to the end. A group that is not in the list is gone, and its
     * orders with it.
     */
    record ResourceGroupsDiscovered(
            String pollId, Instant observedAt, String subscriptionId, List<String> resourceGroups)
            implements Observation {
        /** Refuses to lack anything, and copies the list. */
        public ResourceGroupsDiscovered {
            Observation.requireAll(pollId, observedAt, subscriptionId);
            resourceGroups = List.copyOf(resourceGroups);
        }
    }

    /** An order was in a listing. */
    record OrderSeen(String pollId, Instant observedAt, String subscriptionId, CertificateOrder order)
            implements Observation {
        /** Refuses to lack anything. */
        public OrderSeen {
            Observation.requireAll(pollId, observedAt, subscriptionId, order);
        }
    }

    /**
     * A scope was listed to the end, after an {@link OrderSeen} for each of its orders. Only this may make an order of
     * the scope count as removed.
     *
     * @param orders how many orders were seen
     * @param problems what could not be read in them; at most {@link #MAX_PROBLEMS}
     * @param problemCount how many problems there were in all
     */
    record ScopeCompleted(
            String pollId,
            Instant observedAt,
            String subscriptionId,
            Scope scope,
            int orders,
            List<OrderProblem> problems,
            int problemCount)
            implements Observation {

        /** Keeps the record small whatever Azure sends. */
        public static final int MAX_PROBLEMS = 50;

        /** Refuses to lack anything, and copies the list, up to {@link #MAX_PROBLEMS}. */
        public ScopeCompleted {
            Observation.requireAll(pollId, observedAt, subscriptionId, scope);
            problems = List.copyOf(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
        }
    }

    /** A scope could not be listed, which says nothing about its orders. */
    record ScopeFailed(
            String pollId, Instant observedAt, String subscriptionId, Scope scope, FailureReason reason, String message)
            implements Observation {
        /** Refuses to lack anything. */
        public ScopeFailed {
            Observation.requireAll(pollId, observedAt, subscriptionId, scope, reason, message);
        }
    }

    /** What is read from Kafka may lack what the compiler would have asked for. */
    private static void requireAll(Object... required) {
        for (Object value : required) {
            Objects.requireNonNull(value, "an observation lacks a value");
        }
    }
}

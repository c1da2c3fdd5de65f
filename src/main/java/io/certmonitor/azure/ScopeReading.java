package io.certmonitor.azure;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.util.List;

/** What reading a scope has come to. */
public sealed interface ScopeReading {

    /** The scope that was read. */
    Scope scope();

    /**
     * The resource groups of a subscription, all of them, also those that are not covered.
     *
     * @param scope the subscription
     * @param filterMatchesNothing whether there are groups, and the filter covers none of them
     */
    record GroupsDiscovered(Scope scope, List<String> resourceGroups, boolean filterMatchesNothing)
            implements ScopeReading {
        /** Copies the list. */
        public GroupsDiscovered {
            resourceGroups = List.copyOf(resourceGroups);
        }
    }

    /**
     * Orders that a listing holds. They are true whatever becomes of the listing, which may still fail.
     *
     * @param orders covered orders; the last sight of an order counts
     */
    record OrdersSeen(Scope scope, List<CertificateOrder> orders) implements ScopeReading {
        /** Copies the list. */
        public OrdersSeen {
            orders = List.copyOf(orders);
        }
    }

    /**
     * The end of a complete listing, whose orders were told before.
     *
     * @param orders how many covered orders there are, each counted once
     * @param problems what could not be read in them
     * @param filterMatchesNothing whether there are orders, and the filter covers none of them
     */
    record Listed(Scope scope, int orders, List<OrderProblem> problems, boolean filterMatchesNothing)
            implements ScopeReading {
        /** Copies the list. */
        public Listed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A scope that could not be read, which says nothing about its orders.
     *
     * @param message what happened, for people; holds no secret and no response body
     */
    record Failed(Scope scope, FailureReason reason, String message) implements ScopeReading {}
}

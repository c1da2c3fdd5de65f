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
     */
    record GroupsDiscovered(Scope scope, List<String> resourceGroups) implements ScopeReading {
        /** Copies the list. */
        public GroupsDiscovered {
            resourceGroups = List.copyOf(resourceGroups);
        }
    }

    /**
     * A complete listing.
     *
     * @param orders every covered order of the scope, each once
     * @param problems what could not be read in them
     */
    record Listed(Scope scope, List<CertificateOrder> orders, List<OrderProblem> problems) implements ScopeReading {
        /** Copies the lists. */
        public Listed {
            orders = List.copyOf(orders);
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

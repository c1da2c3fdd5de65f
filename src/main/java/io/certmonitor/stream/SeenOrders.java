package io.certmonitor.stream;

import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the polls under way have seen, so that a completed listing shows which are gone. Lives in memory only: a
 * poll that began before this processor did is not known here, and cannot make an order count as removed.
 */
final class SeenOrders {

    private final Map<String, Poll> polls = new HashMap<>();

    /** A poll of a subscription begins; an earlier one of it is out of date. */
    void begin(String subscriptionId, String pollId) {
        polls.put(subscriptionId, new Poll(pollId, new HashMap<>()));
    }

    /** The poll saw the order. */
    void add(String subscriptionId, String pollId, OrderId order) {
        Poll poll = current(subscriptionId, pollId);
        if (poll != null) {
            String group =
                    Scope.resourceGroup(subscriptionId, order.resourceGroup()).key();
            poll.seenByGroup.computeIfAbsent(group, key -> new HashSet<>()).add(order.key());
        }
    }

    /**
     * The keys of the orders that the poll saw in a scope that it has listed to the end; null when the poll is not
     * known from its beginning. They are forgotten with this call.
     */
    @Nullable
    Set<String> complete(String subscriptionId, String pollId, Scope scope) {
        Poll poll = current(subscriptionId, pollId);
        if (poll == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        if (scope.resourceGroup() == null) {
            poll.seenByGroup.values().forEach(seen::addAll);
            poll.seenByGroup.clear();
        } else {
            Set<String> inGroup = poll.seenByGroup.remove(scope.key());
            seen.addAll(inGroup == null ? Set.of() : inGroup);
        }
        return seen;
    }

    private @Nullable Poll current(String subscriptionId, String pollId) {
        Poll poll = polls.get(subscriptionId);
        return poll != null && poll.id.equals(pollId) ? poll : null;
    }

    private record Poll(String id, Map<String, Set<String>> seenByGroup) {}
}

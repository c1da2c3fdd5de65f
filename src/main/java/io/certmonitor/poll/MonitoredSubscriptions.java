package io.certmonitor.poll;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.Subscription;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.view.FleetView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions there are to poll: those that Azure lists, and those that were polled before. One that is no
 * longer listed, most often because a right was taken away, is polled all the same: its own failure must show, where
 * silence would look like health.
 */
final class MonitoredSubscriptions {

    private static final Logger LOG = Logger.getLogger(MonitoredSubscriptions.class);

    private final OrderSource source;
    private final FleetView view;
    private final ScopeFilter filter;
    private Set<String> listed = Set.of();
    private Set<String> missing = Set.of();
    private @Nullable Failure failure;
    private boolean discovered;

    /** Why the subscriptions could not be listed. */
    record Failure(FailureReason reason, String message) {}

    MonitoredSubscriptions(OrderSource source, FleetView view, ScopeFilter filter) {
        this.source = source;
        this.view = view;
        this.filter = filter;
    }

    /**
     * Asks Azure.
     *
     * @return why it could not be asked; null when it could
     */
    @Nullable
    Failure discover() {
        try {
            listed(source.subscriptions().stream()
                    .map(Subscription::id)
                    .map(id -> id.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new)));
            failed(null);
        } catch (AzureFailure e) {
            failed(new Failure(e.reason(), e.reason().label() + ": " + e.description()));
        }
        return failure;
    }

    /** The ids in lower case, sorted. */
    List<String> ids() {
        Set<String> ids = known();
        ids.addAll(listed);
        return List.copyOf(ids);
    }

    private Set<String> known() {
        return view.subscriptions().stream()
                .filter(filter::coversSubscription)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void listed(Set<String> now) {
        if (now.isEmpty() && (!discovered || !listed.isEmpty())) {
            LOG.warn("no subscription visible, check the identity's role assignments, its tenant and"
                    + " certmonitor.azure.subscriptions");
        }
        Set<String> gone = known();
        gone.removeAll(now);
        gone.stream()
                .filter(id -> !missing.contains(id))
                .forEach(id -> LOG.warnf("subscription no longer listed, polled all the same subscription=%s", id));
        missing = gone;
        listed = now;
        discovered = true;
    }

    private void failed(@Nullable Failure now) {
        if (now != null && !now.equals(failure)) {
            LOG.warnf(
                    "subscriptions not listed, going on with those known count=%d reason=\"%s\"",
                    ids().size(), now.message());
        } else if (now == null && failure != null) {
            LOG.infof("subscriptions listed again count=%d", listed.size());
        }
        failure = now;
    }
}

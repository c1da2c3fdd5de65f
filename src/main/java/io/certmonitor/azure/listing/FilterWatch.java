package io.certmonitor.azure.listing;

import io.certmonitor.order.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Warns of a filter that leaves nothing of a subscription to monitor, which looks the same as a subscription where all
 * is well. It outlives the poll cycles, so that it can tell of a change once and not with every cycle.
 */
final class FilterWatch {

    private static final Logger LOG = Logger.getLogger(FilterWatch.class);
    private static final String PROPERTIES =
            "certmonitor.azure.resource-groups.include, certmonitor.azure.resource-groups.exclude";

    /** The subscriptions, in lower case, of which nothing is covered. */
    private final Set<String> unmatched = ConcurrentHashMap.newKeySet();

    /** A subscription was looked at. */
    void listed(Scope subscription, boolean filterMatchesNothing) {
        String id = subscription.subscriptionId();
        String key = id.toLowerCase(Locale.ROOT);
        if (!filterMatchesNothing) {
            if (unmatched.remove(key)) {
                LOG.infof("resource groups match again subscription=%s", id);
            }
        } else if (unmatched.add(key)) {
            LOG.warnf("no resource group matches subscription=%s check=\"%s\"", id, PROPERTIES);
        }
    }
}

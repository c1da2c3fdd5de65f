package io.certmonitor.azure;

import io.certmonitor.order.ScopeFilter;
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

    private final boolean filters;
    /** The subscriptions, in lower case, of which nothing is covered. */
    private final Set<String> unmatched = ConcurrentHashMap.newKeySet();

    FilterWatch(ScopeFilter filter) {
        this.filters = !filter.coversWholeSubscriptions();
    }

    /**
     * Takes what a subscription has.
     *
     * @param groups how many resource groups there are
     * @param covered how many of them the filter covers
     */
    void discovered(String subscriptionId, int groups, int covered) {
        String key = subscriptionId.toLowerCase(Locale.ROOT);
        if (covered > 0) {
            if (unmatched.remove(key)) {
                LOG.infof("resource groups match again subscription=%s matching=%d", subscriptionId, covered);
            }
        } else if (filters && unmatched.add(key)) {
            LOG.warnf(
                    "no resource group matches subscription=%s found=%d check=\"%s\"",
                    subscriptionId, groups, PROPERTIES);
        }
    }
}

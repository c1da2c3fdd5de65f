package io.certmonitor.simulator;

/**
 * How large a generated fleet is.
 *
 * @param subscriptions how many subscriptions
 * @param groupsPerSubscription how many resource groups in each of them
 * @param orders how many orders in all, spread evenly over the groups
 * @param seed the same seed makes the same fleet
 * @param withRawData whether orders come with their certificates, each of which takes about a millisecond to sign when
 *     it is first looked at
 */
public record FleetSpec(int subscriptions, int groupsPerSubscription, int orders, long seed, boolean withRawData) {

    /**
     * A fleet whose orders come with their certificates.
     *
     * @param subscriptions how many subscriptions
     * @param groupsPerSubscription how many resource groups in each of them
     * @param orders how many orders in all, spread evenly over the groups
     * @param seed the same seed makes the same fleet
     */
    public FleetSpec(int subscriptions, int groupsPerSubscription, int orders, long seed) {
        this(subscriptions, groupsPerSubscription, orders, seed, true);
    }

    /** Refuses a fleet that cannot be. */
    public FleetSpec {
        if (subscriptions < 1 || groupsPerSubscription < 1) {
            throw new IllegalArgumentException("a fleet needs at least one subscription and one group in each, not "
                    + subscriptions + " and " + groupsPerSubscription);
        }
        if (orders < 0) {
            throw new IllegalArgumentException("orders must be at least 0, not " + orders);
        }
    }

    /**
     * The same fleet without certificates.
     *
     * @return a fleet whose orders have no raw data
     */
    public FleetSpec withoutRawData() {
        return new FleetSpec(subscriptions, groupsPerSubscription, orders, seed, false);
    }
}

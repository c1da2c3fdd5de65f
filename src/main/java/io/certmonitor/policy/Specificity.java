package io.certmonitor.policy;

import java.util.Comparator;

/**
 * How narrowly an {@link OrderMatcher} says which orders it is for. Compared from the first component to the last, so
 * that a name beats any tags, tags beat a resource group, and a group beats a subscription; the rest decides between
 * equals. The greatest is the most specific.
 *
 * @param name of names
 * @param tags how many tags must match
 * @param exactTags how many of them by an exact text
 * @param resourceGroup of resource groups
 * @param subscription of subscriptions
 */
record Specificity(Precision name, int tags, int exactTags, Precision resourceGroup, Precision subscription)
        implements Comparable<Specificity> {

    private static final Comparator<Specificity> ORDER = Comparator.comparing(Specificity::name)
            .thenComparing(Specificity::tags)
            .thenComparing(Specificity::exactTags)
            .thenComparing(Specificity::resourceGroup)
            .thenComparing(Specificity::subscription);

    /** How a matcher names one thing, in ascending order. */
    enum Precision {
        /** Not at all. */
        ANY,
        /** With at least one pattern. */
        PATTERN,
        /** With exact texts alone. */
        EXACT
    }

    /** Positive when this is more specific than the other. */
    @Override
    public int compareTo(Specificity other) {
        return ORDER.compare(this, other);
    }
}

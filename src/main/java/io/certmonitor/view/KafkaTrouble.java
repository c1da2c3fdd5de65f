package io.certmonitor.view;

import java.util.Locale;

/**
 * What stands in the way of working with Kafka.
 *
 * @param message for people: what is wrong where, and what to do; holds no secrets
 */
public record KafkaTrouble(Reason reason, String message) {

    /** The kinds of trouble. The labels are a public contract: metrics, readiness and logs use them. */
    public enum Reason {
        /** No broker answers in time. */
        UNREACHABLE,
        /** The brokers refuse who the monitor says it is, or it cannot get a token. */
        UNAUTHENTICATED,
        /** A right is missing. */
        UNAUTHORIZED,
        /** A topic does not exist. */
        TOPIC_MISSING,
        /** A topic has other partitions or another cleanup policy than it must have. */
        TOPIC_MISMATCH,
        /** A partition has no leader, so it can be neither read nor written. */
        NO_LEADER,
        /** Fewer replicas are in sync than a write must reach. */
        TOO_FEW_REPLICAS,
        /** The brokers answer and refuse: a disk is full, a record too large, a policy violated. */
        REFUSED,
        /** A fault of the monitor itself. */
        INTERNAL;

        /** The value used in metric labels, readiness and logs, for example {@code topic_missing}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

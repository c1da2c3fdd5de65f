package io.certmonitor.policy;

/** Why a finding is not there, although the order did not get well. */
public enum Absence {
    /** A suppression keeps it from being told. */
    SUPPRESSED,
    /** The policy does not judge this code for this order. */
    DISABLED,
    /** A more serious finding took its place. */
    SUPERSEDED
}

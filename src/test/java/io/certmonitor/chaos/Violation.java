package io.certmonitor.chaos;

import java.time.Instant;

/**
 * A promise that was not kept.
 *
 * @param kind which promise
 * @param key the key of the order that it is about; empty when it is about none
 * @param at when
 * @param text what is wrong
 */
record Violation(Kind kind, String key, Instant at, String text) {

    /** The promises. */
    enum Kind {
        /** A change that lasted long enough was not told. */
        LOST,
        /** Something was told twice. */
        REPEATED,
        /** An order counted as removed that was there. */
        FALSE_REMOVAL,
        /** Something was told that was not so. */
        CONTRADICTED,
        /** The events of a finding do not follow upon each other. */
        OUT_OF_ORDER,
        /** The orders that are shown at the end are not those of Azure. */
        WRONG_END_STATE,
        /** The monitor could not read its own observations. */
        DEAD_LETTER
    }
}

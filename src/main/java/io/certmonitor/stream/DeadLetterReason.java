package io.certmonitor.stream;

import java.util.Locale;

/** Why a record could not be read. The labels are a public contract: dead letters and metrics use them. */
public enum DeadLetterReason {
    /** There is no value. */
    EMPTY,
    /** The value is not JSON. */
    NOT_JSON,
    /** JSON that is of none of the known types, such as one of a later version. */
    UNKNOWN_TYPE,
    /** JSON of a known type, of which something is missing or cannot be read. */
    NOT_AN_OBSERVATION,
    /**
     * The key is not the subscription id, so that the record may lie in the partition of another subscription; or there
     * is one where none belongs.
     */
    WRONG_KEY;

    /** The value used in headers and metric labels, for example {@code not_json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

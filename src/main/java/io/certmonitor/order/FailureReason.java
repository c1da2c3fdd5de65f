package io.certmonitor.order;

import java.util.Locale;

/** Why a scope could not be read. The labels are a public contract: metrics, API and logs use them. */
public enum FailureReason {
    /** Azure refused the token, or none could be had. */
    UNAUTHENTICATED,
    /** The identity lacks a right on the scope. */
    FORBIDDEN,
    /** The subscription or resource group does not exist, or is not visible. */
    NOT_FOUND,
    /** Azure asked for fewer requests, and went on asking until the retries were used up. */
    THROTTLED,
    /** No answer in time. */
    TIMEOUT,
    /** The time of the poll cycle was up before the scope was read. */
    DEADLINE,
    /** No connection. */
    UNREACHABLE,
    /** Azure answered with a server error. */
    SERVER_ERROR,
    /** Azure refused the request for another reason. */
    REJECTED,
    /** The answer is not the JSON of an order list. */
    NOT_JSON,
    /** The paging of the answer cannot be followed safely: another host, a loop, or too many pages. */
    BAD_PAGING,
    /** A fault of the monitor itself. */
    INTERNAL;

    /** The value used in metric labels, the API and logs, for example {@code not_json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

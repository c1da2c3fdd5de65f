package io.certmonitor.policy;

/** What the monitor can find. The names are a public contract: events, metrics, API and policy use them. */
public enum FindingCode {
    /** The time left is within an expiry tier. */
    EXPIRING,
    /** The order or its certificate has ended. Supersedes {@link #EXPIRING}. */
    EXPIRED,
    /** The order was denied, revoked or canceled, or its provisioning failed. */
    ORDER_FAILED,
    /** The certificate waits to be issued for longer than a tier. */
    ISSUANCE_PENDING,
    /** A Key Vault secret of the order could not be brought up to date. */
    KEY_VAULT_SYNC_FAILED,
    /** Azure sent an enumeration value that this version does not know. */
    UNKNOWN_VALUE,
    /** A property of the order could not be read. */
    UNREADABLE
}

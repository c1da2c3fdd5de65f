package io.certmonitor.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the monitor can find. The names are a public contract: events, metrics, API and policy use them. A code is kept
 * by its name, so that a state in which a later version found more can still be read.
 *
 * @param name in upper case, with underscores; codes of custom rules begin with {@link #CUSTOM_PREFIX}
 */
public record FindingCode(String name) implements Comparable<FindingCode> {

    /** What the codes of custom rules begin with, and no other. */
    public static final String CUSTOM_PREFIX = "CUSTOM_";

    /** The time left is within an expiry tier. */
    public static final FindingCode EXPIRING = new FindingCode("EXPIRING");

    /** The order or its certificate has ended. Supersedes {@link #EXPIRING}. */
    public static final FindingCode EXPIRED = new FindingCode("EXPIRED");

    /** The order was denied, revoked or canceled, or its provisioning failed. */
    public static final FindingCode ORDER_FAILED = new FindingCode("ORDER_FAILED");

    /** The certificate waits to be issued for longer than a tier. */
    public static final FindingCode ISSUANCE_PENDING = new FindingCode("ISSUANCE_PENDING");

    /** The certificate is being revoked. */
    public static final FindingCode REVOCATION_PENDING = new FindingCode("REVOCATION_PENDING");

    /** The time of the auto-renewal is past, and the certificate is still the same. */
    public static final FindingCode RENEWAL_OVERDUE = new FindingCode("RENEWAL_OVERDUE");

    /** Azure would not renew the order. */
    public static final FindingCode RENEWAL_BLOCKED = new FindingCode("RENEWAL_BLOCKED");

    /** Nobody renews the order by itself. */
    public static final FindingCode AUTO_RENEW_OFF = new FindingCode("AUTO_RENEW_OFF");

    /** A Key Vault secret of the order could not be brought up to date. */
    public static final FindingCode KEY_VAULT_SYNC_FAILED = new FindingCode("KEY_VAULT_SYNC_FAILED");

    /** The certificate is issued and stored in no Key Vault. */
    public static final FindingCode KEY_VAULT_MISSING = new FindingCode("KEY_VAULT_MISSING");

    /** The order was paid for and is not used. */
    public static final FindingCode ORDER_UNUSED = new FindingCode("ORDER_UNUSED");

    /** Azure's JSON disagrees with the certificate itself. */
    public static final FindingCode CERTIFICATE_MISMATCH = new FindingCode("CERTIFICATE_MISMATCH");

    /** The order and its certificate end at different times. */
    public static final FindingCode EXPIRY_DIVERGED = new FindingCode("EXPIRY_DIVERGED");

    /** The intermediate or the root certificate ends before the certificate does. */
    public static final FindingCode CHAIN_EXPIRES_FIRST = new FindingCode("CHAIN_EXPIRES_FIRST");

    /** The certificate's key is too short. */
    public static final FindingCode WEAK_KEY = new FindingCode("WEAK_KEY");

    /** The certificate is signed with a broken hash. */
    public static final FindingCode WEAK_SIGNATURE = new FindingCode("WEAK_SIGNATURE");

    /** Azure sent an enumeration value that this version does not know. */
    public static final FindingCode UNKNOWN_VALUE = new FindingCode("UNKNOWN_VALUE");

    /** A property of the order could not be read. */
    public static final FindingCode UNREADABLE = new FindingCode("UNREADABLE");

    /** Every code that is not of a custom rule. */
    public static final List<FindingCode> BUILT_IN = List.of(
            EXPIRING,
            EXPIRED,
            ORDER_FAILED,
            ISSUANCE_PENDING,
            REVOCATION_PENDING,
            RENEWAL_OVERDUE,
            RENEWAL_BLOCKED,
            AUTO_RENEW_OFF,
            KEY_VAULT_SYNC_FAILED,
            KEY_VAULT_MISSING,
            ORDER_UNUSED,
            CERTIFICATE_MISMATCH,
            EXPIRY_DIVERGED,
            CHAIN_EXPIRES_FIRST,
            WEAK_KEY,
            WEAK_SIGNATURE,
            UNKNOWN_VALUE,
            UNREADABLE);

    private static final Pattern CUSTOM = Pattern.compile(CUSTOM_PREFIX + "[A-Z][A-Z0-9_]{0,60}");

    /** Reads the name of a built-in code, or of one that a custom rule may have; empty when it is neither. */
    public static Optional<FindingCode> parse(String name) {
        FindingCode code = new FindingCode(name);
        return BUILT_IN.contains(code) || code.isCustom() ? Optional.of(code) : Optional.empty();
    }

    /** Whether it is the well-formed code of a custom rule. */
    public boolean isCustom() {
        return CUSTOM.matcher(name).matches();
    }

    @Override
    public int compareTo(FindingCode other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}

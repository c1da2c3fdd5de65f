package io.certmonitor.policy;

/** What the settings of a policy are called, as in the configuration below {@code certmonitor.policy}. */
public final class SettingNames {

    /** {@link PolicySettings#expiryTiers()}. */
    public static final String EXPIRY_TIERS = "expiring.tiers";

    /** {@link PolicySettings#pendingTiers()}. */
    public static final String PENDING_TIERS = "issuance-pending.tiers";

    /** {@link PolicySettings#verificationWindow()}. */
    public static final String VERIFICATION_WINDOW = "issuance-pending.verification-window";

    /** {@link PolicySettings#renewalGrace()}. */
    public static final String RENEWAL_GRACE = "renewal-overdue.grace";

    /** {@link PolicySettings#expiryTolerance()}. */
    public static final String EXPIRY_TOLERANCE = "expiry-diverged.tolerance";

    /** {@link PolicySettings#minimumKeySize()}. */
    public static final String MINIMUM_KEY_SIZE = "weak-key.minimum-size";

    /** {@link PolicySettings#minimumEllipticCurveKeySize()}. */
    public static final String MINIMUM_ELLIPTIC_CURVE_KEY_SIZE = "weak-key.minimum-elliptic-curve-size";

    private SettingNames() {}

    /** Whether a code is judged. */
    public static String enabled(FindingCode code) {
        return "codes." + code + ".enabled";
    }

    /** The severity of a code's findings. */
    public static String severity(FindingCode code) {
        return "codes." + code + ".severity";
    }
}

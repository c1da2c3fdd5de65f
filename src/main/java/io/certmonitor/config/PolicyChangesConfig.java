package io.certmonitor.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a policy can set for all orders and for some, as it is written; see {@link PolicyConfig}. */
public interface PolicyChangesConfig {

    /** Of the code {@code EXPIRING}. */
    Expiring expiring();

    /** Of the code {@code ISSUANCE_PENDING}. */
    IssuancePending issuancePending();

    /** Of the code {@code RENEWAL_OVERDUE}. */
    RenewalOverdue renewalOverdue();

    /** Of the code {@code EXPIRY_DIVERGED}. */
    ExpiryDiverged expiryDiverged();

    /** Of the code {@code WEAK_KEY}. */
    WeakKey weakKey();

    /** What is set for single codes, by code. */
    Map<String, Code> codes();

    /** The steps towards expiry. */
    interface Expiring {

        /** From the shallowest to the deepest; they replace the tiers that would hold without them. */
        List<ExpiryTier> tiers();
    }

    /** A step towards expiry. */
    interface ExpiryTier {

        /** Its name in events; {@link #before()} as it is written when absent. */
        Optional<String> name();

        /** Time left, at most: a duration. */
        Optional<String> before();

        /** Fraction of the certificate's lifetime left, at most: {@code 0.5} or {@code 1/2}. */
        Optional<String> lifetimeFraction();

        /** Severity of the finding. */
        Optional<String> severity();

        /** Whether the tier counts only for orders whose auto-renew is off. */
        Optional<String> onlyWithoutAutoRenew();
    }

    /** Waiting for a certificate to be issued. */
    interface IssuancePending {

        /** From the shortest wait to the longest; they replace the tiers that would hold without them. */
        List<PendingTier> tiers();

        /** How long the certificate authority waits for a domain to be verified: a duration. */
        Optional<String> verificationWindow();
    }

    /** A step of waiting. */
    interface PendingTier {

        /** Its name in events; {@link #after()} as it is written when absent. */
        Optional<String> name();

        /** How long the order has waited, at least: a duration. */
        Optional<String> after();

        /** Severity of the finding. */
        Optional<String> severity();
    }

    /** Auto-renewals that are late. */
    interface RenewalOverdue {

        /** How long after its time an auto-renewal counts as overdue: a duration. */
        Optional<String> grace();
    }

    /** Orders that end at another time than their certificate. */
    interface ExpiryDiverged {

        /** By how much the two may differ: a duration. */
        Optional<String> tolerance();
    }

    /** Keys that are too short. */
    interface WeakKey {

        /** Bits of an RSA or DSA key, at least. */
        Optional<String> minimumSize();

        /** Bits of a key on an elliptic curve, at least. */
        Optional<String> minimumEllipticCurveSize();
    }

    /** What is set for one code. */
    interface Code {

        /** Whether it is judged. */
        Optional<String> enabled();

        /** Severity of its findings. */
        Optional<String> severity();
    }
}

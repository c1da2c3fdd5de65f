package io.certmonitor.api;

import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.SettingNames;
import io.certmonitor.policy.Severity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the settings of a policy by name, as JSON has them: durations and severities as texts, tiers as objects. */
final class SettingValues {

    private SettingValues() {}

    /**
     * An expiry tier.
     *
     * @param lifetimeFraction left out when only {@code before} counts
     */
    record ExpiryTierDocument(
            String label,
            String before,
            @Nullable Double lifetimeFraction,
            String severity,
            boolean onlyWithoutAutoRenew) {

        private static ExpiryTierDocument of(ExpiryTier tier) {
            return new ExpiryTierDocument(
                    tier.label(),
                    Durations.format(tier.before()),
                    tier.lifetimeFraction(),
                    tier.severity().label(),
                    tier.onlyWithoutAutoRenew());
        }
    }

    /** A tier of waiting for issuance. */
    record PendingTierDocument(String label, String after, String severity) {

        private static PendingTierDocument of(PendingTier tier) {
            return new PendingTierDocument(
                    tier.label(),
                    Durations.format(tier.after()),
                    tier.severity().label());
        }
    }

    /** A value as JSON has it. */
    static Object json(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SettingValues::json).toList();
        }
        if (value instanceof ExpiryTier tier) {
            return ExpiryTierDocument.of(tier);
        }
        if (value instanceof PendingTier tier) {
            return PendingTierDocument.of(tier);
        }
        if (value instanceof Duration duration) {
            return Durations.format(duration);
        }
        return value instanceof Severity severity ? severity.label() : value;
    }

    /** The settings that are changed, those of single codes as {@code codes.WEAK_KEY.enabled}. */
    static Map<String, Object> of(PolicyChanges changes) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, SettingNames.EXPIRY_TIERS, changes.expiryTiers());
        put(values, SettingNames.PENDING_TIERS, changes.pendingTiers());
        put(values, SettingNames.VERIFICATION_WINDOW, changes.verificationWindow());
        put(values, SettingNames.RENEWAL_GRACE, changes.renewalGrace());
        put(values, SettingNames.EXPIRY_TOLERANCE, changes.expiryTolerance());
        put(values, SettingNames.MINIMUM_KEY_SIZE, changes.minimumKeySize());
        put(values, SettingNames.MINIMUM_ELLIPTIC_CURVE_KEY_SIZE, changes.minimumEllipticCurveKeySize());
        changes.codes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(code -> {
            put(values, SettingNames.enabled(code.getKey()), code.getValue().enabled());
            put(values, SettingNames.severity(code.getKey()), code.getValue().severity());
        });
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, json(value));
        }
    }
}

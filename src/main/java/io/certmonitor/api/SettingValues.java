package io.certmonitor.api;

import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.PolicyChanges;
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
        put(values, "expiryTiers", changes.expiryTiers());
        put(values, "pendingTiers", changes.pendingTiers());
        put(values, "verificationWindow", changes.verificationWindow());
        put(values, "renewalGrace", changes.renewalGrace());
        put(values, "expiryTolerance", changes.expiryTolerance());
        put(values, "minimumKeySize", changes.minimumKeySize());
        put(values, "minimumEllipticCurveKeySize", changes.minimumEllipticCurveKeySize());
        changes.codes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(code -> {
            String name = "codes." + code.getKey().name();
            put(values, name + ".enabled", code.getValue().enabled());
            put(values, name + ".severity", code.getValue().severity());
        });
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, json(value));
        }
    }
}

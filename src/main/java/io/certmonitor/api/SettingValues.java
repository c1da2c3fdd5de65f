package io.certmonitor.api;

import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicySettings;
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

    /** All settings but those of single codes. */
    static Map<String, Object> of(PolicySettings settings) {
        return of(new PolicyChanges(
                settings.expiryTiers(),
                settings.pendingTiers(),
                settings.verificationWindow(),
                settings.renewalGrace(),
                settings.expiryTolerance(),
                settings.minimumKeySize(),
                settings.minimumEllipticCurveKeySize(),
                Map.of()));
    }

    /** The settings that are changed, those of single codes as {@code codes.WEAK_KEY.enabled}. */
    static Map<String, Object> of(PolicyChanges changes) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "expiryTiers", expiryTiers(changes.expiryTiers()));
        put(values, "pendingTiers", pendingTiers(changes.pendingTiers()));
        put(values, "verificationWindow", duration(changes.verificationWindow()));
        put(values, "renewalGrace", duration(changes.renewalGrace()));
        put(values, "expiryTolerance", duration(changes.expiryTolerance()));
        put(values, "minimumKeySize", changes.minimumKeySize());
        put(values, "minimumEllipticCurveKeySize", changes.minimumEllipticCurveKeySize());
        changes.codes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(code -> {
            String name = "codes." + code.getKey().name();
            put(values, name + ".enabled", code.getValue().enabled());
            put(
                    values,
                    name + ".severity",
                    code.getValue().severity() == null
                            ? null
                            : code.getValue().severity().label());
        });
        return values;
    }

    private static @Nullable List<ExpiryTierDocument> expiryTiers(@Nullable List<ExpiryTier> tiers) {
        return tiers == null ? null : tiers.stream().map(ExpiryTierDocument::of).toList();
    }

    private static @Nullable List<PendingTierDocument> pendingTiers(@Nullable List<PendingTier> tiers) {
        return tiers == null
                ? null
                : tiers.stream().map(PendingTierDocument::of).toList();
    }

    private static @Nullable String duration(@Nullable Duration duration) {
        return duration == null ? null : Durations.format(duration);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}

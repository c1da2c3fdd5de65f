package io.certmonitor.definition;

import io.certmonitor.config.PolicyChangesConfig;
import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ladder of tiers, which must go down: each tier is deeper than the one before it, no less severe, and has a
 * name of its own.
 */
final class TierReader {

    private final Set<String> names = new HashSet<>();
    private @Nullable Step above;

    private TierReader() {}

    /** The steps towards expiry below {@code place}; null when there are none. */
    static @Nullable List<ExpiryTier> expiryTiers(Place place, List<PolicyChangesConfig.ExpiryTier> written) {
        TierReader reader = new TierReader();
        List<ExpiryTier> tiers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            PolicyChangesConfig.ExpiryTier tier = written.get(i);
            Place at = place.item("tiers", i);
            Double fraction = Values.fraction(at.child("lifetime-fraction"), tier.lifetimeFraction());
            Boolean only = Values.flag(at.child("only-without-auto-renew"), tier.onlyWithoutAutoRenew());
            reader.step(at, "before", tier.before(), tier.name(), tier.severity())
                    .ifPresent(step -> tiers.add(new ExpiryTier(
                            step.name(), step.time(), fraction, step.severity(), Boolean.TRUE.equals(only))));
        }
        return tiers.isEmpty() ? null : tiers;
    }

    /** The steps of waiting for issuance below {@code place}; null when there are none. */
    static @Nullable List<PendingTier> pendingTiers(Place place, List<PolicyChangesConfig.PendingTier> written) {
        TierReader reader = new TierReader();
        List<PendingTier> tiers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            PolicyChangesConfig.PendingTier tier = written.get(i);
            reader.step(place.item("tiers", i), "after", tier.after(), tier.name(), tier.severity())
                    .ifPresent(step -> tiers.add(new PendingTier(step.name(), step.time(), step.severity())));
        }
        return tiers.isEmpty() ? null : tiers;
    }

    private Optional<Step> step(
            Place at,
            String timeProperty,
            Optional<String> writtenTime,
            Optional<String> writtenName,
            Optional<String> writtenSeverity) {
        Place timeAt = at.child(timeProperty);
        Duration time = Values.requiredDuration(timeAt, writtenTime);
        Severity severity = Values.requiredSeverity(at.child("severity"), writtenSeverity);
        String name = name(at, writtenName, writtenTime);
        if (time == null || severity == null || name == null) {
            return Optional.empty();
        }
        Step step = new Step(name, writtenTime.orElse(""), time, severity);
        if (above != null) {
            compare(at, timeProperty, above, step);
        }
        above = step;
        return Optional.of(step);
    }

    private @Nullable String name(Place at, Optional<String> written, Optional<String> time) {
        String name = written.or(() -> time).map(String::strip).orElse(null);
        if (name != null && !names.add(name)) {
            at.child("name").wrong(name, "another tier of this list has that name");
        }
        return name;
    }

    private static void compare(Place at, String timeProperty, Step above, Step step) {
        boolean down = timeProperty.equals("before");
        int order = step.time().compareTo(above.time());
        if (down ? order >= 0 : order <= 0) {
            at.child(timeProperty)
                    .mustBe(
                            step.written(),
                            (down ? "less" : "more") + " than " + above.written() + " of the tier before it");
        }
        if (step.severity().compareTo(above.severity()) < 0) {
            at.child("severity")
                    .mustBe(
                            step.severity().label(),
                            above.severity().label()
                                    + " or more, like that of the tier before it: tiers go from mild to grave");
        }
    }

    private record Step(String name, String written, Duration time, Severity severity) {}
}

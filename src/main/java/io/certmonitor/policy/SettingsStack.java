package io.certmonitor.policy;

import io.certmonitor.policy.PolicyChanges.CodeChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts layers of changes over settings: each single value is that of the first layer that sets it. Used once. */
final class SettingsStack {

    private final PolicySettings defaults;
    private final List<SettingsLayer> layers;
    private final List<EffectiveSetting> all = new ArrayList<>();

    private SettingsStack(PolicySettings defaults, List<SettingsLayer> layers) {
        this.defaults = defaults;
        this.layers = layers;
    }

    /**
     * What the layers make of the settings.
     *
     * @param layers the first counts most
     */
    static EffectiveSettings settle(PolicySettings defaults, List<SettingsLayer> layers) {
        return new SettingsStack(defaults, layers).settle();
    }

    private EffectiveSettings settle() {
        PolicySettings settings = new PolicySettings(
                value(SettingNames.EXPIRY_TIERS, PolicyChanges::expiryTiers, defaults.expiryTiers()),
                value(SettingNames.PENDING_TIERS, PolicyChanges::pendingTiers, defaults.pendingTiers()),
                value(
                        SettingNames.VERIFICATION_WINDOW,
                        PolicyChanges::verificationWindow,
                        defaults.verificationWindow()),
                value(SettingNames.RENEWAL_GRACE, PolicyChanges::renewalGrace, defaults.renewalGrace()),
                value(SettingNames.EXPIRY_TOLERANCE, PolicyChanges::expiryTolerance, defaults.expiryTolerance()),
                value(SettingNames.MINIMUM_KEY_SIZE, PolicyChanges::minimumKeySize, defaults.minimumKeySize()),
                value(
                        SettingNames.MINIMUM_ELLIPTIC_CURVE_KEY_SIZE,
                        PolicyChanges::minimumEllipticCurveKeySize,
                        defaults.minimumEllipticCurveKeySize()),
                severities(),
                disabled());
        return new EffectiveSettings(settings, all);
    }

    private Map<FindingCode, Severity> severities() {
        Map<FindingCode, Severity> severities = new HashMap<>();
        for (FindingCode code : codes()) {
            Severity severity = codeValue(
                    SettingNames.severity(code),
                    code,
                    CodeChange::severity,
                    defaults.severities().get(code));
            if (severity != null) {
                severities.put(code, severity);
            }
        }
        return severities;
    }

    private Set<FindingCode> disabled() {
        Set<FindingCode> disabled = new HashSet<>();
        for (FindingCode code : codes()) {
            Boolean byDefault = defaults.disabled().contains(code) ? Boolean.FALSE : null;
            if (Boolean.FALSE.equals(codeValue(SettingNames.enabled(code), code, CodeChange::enabled, byDefault))) {
                disabled.add(code);
            }
        }
        return disabled;
    }

    /** The codes that anybody sets something for. */
    private Set<FindingCode> codes() {
        Set<FindingCode> codes = new TreeSet<>(defaults.severities().keySet());
        codes.addAll(defaults.disabled());
        layers.forEach(layer -> codes.addAll(layer.changes().codes().keySet()));
        return codes;
    }

    private <T> @Nullable T codeValue(
            String name, FindingCode code, Function<CodeChange, @Nullable T> component, @Nullable T byDefault) {
        T set = firstSet(name, changes -> {
            CodeChange change = changes.codes().get(code);
            return change == null ? null : component.apply(change);
        });
        return set != null || byDefault == null ? set : value(name, changes -> null, byDefault);
    }

    private <T> T value(String name, Function<PolicyChanges, @Nullable T> component, T byDefault) {
        T set = firstSet(name, component);
        if (set != null) {
            return set;
        }
        all.add(new EffectiveSetting(name, byDefault, SettingsLayer.DEFAULT));
        return byDefault;
    }

    private <T> @Nullable T firstSet(String name, Function<PolicyChanges, @Nullable T> component) {
        for (SettingsLayer layer : layers) {
            T set = component.apply(layer.changes());
            if (set != null) {
                all.add(new EffectiveSetting(name, set, layer.source()));
                return set;
            }
        }
        return null;
    }
}

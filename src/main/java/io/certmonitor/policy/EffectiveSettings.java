package io.certmonitor.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings for some orders.
 *
 * @param settings the values that rules use
 * @param all the same values one by one, each with its source; of single codes only what somebody sets
 */
record EffectiveSettings(PolicySettings settings, List<EffectiveSetting> all) {

    /** Copies the list. */
    EffectiveSettings {
        all = List.copyOf(all);
    }

    /** Who switched the code off; null when it is judged. */
    @Nullable
    String disabledBy(FindingCode code) {
        if (!settings.disabled().contains(code)) {
            return null;
        }
        String name = SettingNames.enabled(code);
        return all.stream()
                .filter(setting -> setting.name().equals(name))
                .map(EffectiveSetting::source)
                .findFirst()
                .orElse(SettingsLayer.DEFAULT);
    }
}

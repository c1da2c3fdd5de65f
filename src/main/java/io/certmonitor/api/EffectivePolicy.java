package io.certmonitor.api;

import io.certmonitor.api.PolicyDocument.CodeDocument;
import io.certmonitor.api.PolicyDocument.SettingDocument;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicySettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a policy comes to for orders that none of its overrides is for. */
final class EffectivePolicy {

    /** The source of what nobody set. */
    static final String DEFAULT = "default";

    /** The source of what the policy sets for all orders. */
    static final String POLICY = "policy";

    private EffectivePolicy() {}

    /** Each setting but those of single codes, with its source. */
    static List<SettingDocument> settings(PolicyDefinition policy) {
        return new Policy(policy)
                .settings().stream()
                        .filter(setting -> !setting.name().startsWith("codes."))
                        .map(SettingDocument::of)
                        .toList();
    }

    /** Each code, those of custom rules last. */
    static List<CodeDocument> codes(PolicyDefinition policy) {
        Stream<FindingCode> custom = policy.customRules().rules().stream().map(CustomRule::code);
        Set<FindingCode> codes = new LinkedHashSet<>(
                Stream.concat(FindingCode.BUILT_IN.stream(), custom).toList());
        return codes.stream()
                .map(code -> code(code, policy.defaults().codes().get(code)))
                .toList();
    }

    private static CodeDocument code(FindingCode code, @Nullable CodeChange change) {
        if (change == null) {
            return new CodeDocument(
                    code.name(), !PolicySettings.DEFAULT.disabled().contains(code), null, DEFAULT);
        }
        return new CodeDocument(
                code.name(),
                change.enabled() == null ? !PolicySettings.DEFAULT.disabled().contains(code) : change.enabled(),
                change.severity() == null ? null : change.severity().label(),
                POLICY);
    }
}

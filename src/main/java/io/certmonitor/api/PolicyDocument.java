package io.certmonitor.api;

import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.EffectiveSetting;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyOverride;
import io.certmonitor.policy.Suppression;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * By what orders are judged. Absent values are left out.
 *
 * @param settings what holds for orders that no override is for
 * @param codes every code, as it is judged for orders that no override is for
 * @param overrides in the order of the configuration
 * @param suppressions also those that have ended
 * @param explanation why an order is judged as it is; left out unless an order was asked for
 */
@Schema(
        description = "By what orders are judged.",
        requiredProperties = {"settings", "codes", "overrides", "suppressions", "customRules"})
public record PolicyDocument(
        List<SettingDocument> settings,
        List<CodeDocument> codes,
        List<OverrideDocument> overrides,
        List<SuppressionDocument> suppressions,
        List<CustomRuleDocument> customRules,
        @Nullable ExplanationDocument explanation) {

    /**
     * A setting that has an effect.
     *
     * @param name as in the configuration below {@code certmonitor.policy}, such as {@code expiring.tiers}
     * @param value a number, a duration such as {@code 2d}, or a list of tiers
     * @param source {@code default}, {@code policy}, or the name of the override that set it
     */
    @Schema(requiredProperties = {"name", "value", "source"})
    public record SettingDocument(String name, Object value, String source) {

        static SettingDocument of(EffectiveSetting setting) {
            return new SettingDocument(setting.name(), SettingValues.json(setting.value()), setting.source());
        }
    }

    /**
     * How findings of a code are judged.
     *
     * @param severity of its findings where it is configured; left out where the rule or its tiers decide
     * @param source {@code default} or {@code policy}
     */
    @Schema(requiredProperties = {"code", "enabled", "source"})
    public record CodeDocument(
            String code, boolean enabled, @Nullable String severity, String source) {}

    /**
     * Another policy for some orders.
     *
     * @param settings what it sets, by name
     */
    @Schema(requiredProperties = {"name", "match", "settings"})
    public record OverrideDocument(String name, MatchDocument match, Map<String, Object> settings) {

        private static OverrideDocument of(PolicyOverride override) {
            return new OverrideDocument(
                    override.name(), MatchDocument.of(override.match()), SettingValues.of(override.changes()));
        }
    }

    /**
     * Which orders something is for; an empty list or map leaves that open.
     *
     * @param resourceGroups globs
     * @param names globs of order names
     * @param tags globs of values by the tag's name
     */
    @Schema(requiredProperties = {"subscriptions", "resourceGroups", "names", "tags"})
    public record MatchDocument(
            List<String> subscriptions, List<String> resourceGroups, List<String> names, Map<String, String> tags) {

        private static MatchDocument of(OrderMatcher match) {
            return new MatchDocument(
                    match.subscriptions().stream().sorted().toList(),
                    match.resourceGroups().stream().map(Object::toString).toList(),
                    match.names().stream().map(Object::toString).toList(),
                    match.tags().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, tag -> tag.getValue().toString())));
        }
    }

    /**
     * What is not to be told for a time.
     *
     * @param codes the codes it is for; empty for all
     * @param active whether it has not ended yet
     */
    @Schema(requiredProperties = {"match", "codes", "until", "reason", "active"})
    public record SuppressionDocument(
            MatchDocument match, List<String> codes, Instant until, String reason, boolean active) {

        private static SuppressionDocument of(Suppression suppression, Instant now) {
            return new SuppressionDocument(
                    MatchDocument.of(suppression.match()),
                    suppression.codes().stream().map(FindingCode::name).sorted().toList(),
                    suppression.until(),
                    suppression.reason(),
                    now.isBefore(suppression.until()));
        }
    }

    /** A rule that the team added. */
    @Schema(requiredProperties = {"code", "severity", "expression", "message"})
    public record CustomRuleDocument(
            String code,
            String severity,
            String expression,
            String message,
            @Nullable String remediation) {

        private static CustomRuleDocument of(CustomRule rule) {
            return new CustomRuleDocument(
                    rule.code().name(), rule.severity().label(), rule.expression(), rule.message(), rule.remediation());
        }
    }

    static PolicyDocument of(PolicyDefinition policy, @Nullable ExplanationDocument explanation, Instant now) {
        return new PolicyDocument(
                EffectivePolicy.settings(policy),
                EffectivePolicy.codes(policy),
                policy.overrides().stream().map(OverrideDocument::of).toList(),
                policy.suppressions().stream()
                        .sorted(Comparator.comparing(Suppression::until))
                        .map(suppression -> SuppressionDocument.of(suppression, now))
                        .toList(),
                policy.customRules().rules().stream()
                        .map(CustomRuleDocument::of)
                        .toList(),
                explanation);
    }
}

package io.certmonitor.definition;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyOverride;
import io.certmonitor.policy.Suppression;
import io.smallrye.config.SmallRyeConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a configured policy means.
 *
 * @param definition the policy; only to be used when there are no problems
 * @param problems every mistake, each with the property, its value and what is allowed
 */
public record PolicyReading(PolicyDefinition definition, List<String> problems) {

    /** What all settings of a policy begin with. */
    static final String PREFIX = "certmonitor.policy";

    /** Copies the list. */
    public PolicyReading {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the policy of a configuration, and finds the names in it that no setting has.
     *
     * @param config must map {@link PolicyConfig}
     */
    public static PolicyReading of(SmallRyeConfig config) {
        return of(config, config.getConfigMapping(PolicyConfig.class));
    }

    /**
     * Reads a policy, and finds the names in the configuration that no setting has.
     *
     * @param written the policy as it stands in the configuration
     */
    public static PolicyReading of(SmallRyeConfig config, PolicyConfig written) {
        List<String> problems = new ArrayList<>(UnknownNames.problems(
                config.getPropertyNames(),
                name -> config.getOptionalValue(name, String.class).isEmpty()));
        PolicyReading read = of(written);
        problems.addAll(read.problems());
        return new PolicyReading(read.definition(), problems);
    }

    /** The suppressions that are over at the instant: they do nothing any more, and may be forgotten. */
    public List<Suppression> suppressionsEndedAt(Instant now) {
        return definition.suppressions().stream()
                .filter(suppression -> !suppression.until().isAfter(now))
                .toList();
    }

    private static PolicyReading of(PolicyConfig written) {
        List<String> problems = new ArrayList<>();
        Place policy = new Place(PREFIX, problems);
        // First, because everything else may name the codes of the rules.
        CustomRuleReader rules = new CustomRuleReader();
        CustomRules customRules = rules.read(policy, written.customRules());
        Codes codes = new Codes(rules.codes());
        ChangesReader changes = new ChangesReader(codes);
        PolicyDefinition definition = new PolicyDefinition(
                changes.read(policy, written),
                overrides(policy, written.overrides(), changes),
                suppressions(policy, written.suppressions(), codes),
                customRules);
        return new PolicyReading(definition, problems);
    }

    private static List<PolicyOverride> overrides(
            Place policy, List<PolicyConfig.OverrideConfig> written, ChangesReader reader) {
        List<PolicyOverride> overrides = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            PolicyConfig.OverrideConfig override = written.get(i);
            Place place = policy.item("overrides", i);
            int before = place.problemCount();
            OrderMatcher match = MatchReader.read(place.child("match"), override.match());
            PolicyChanges changes = reader.read(place, override);
            if (before == place.problemCount() && match.equals(MatchReader.ALL)) {
                place.child("match")
                        .wrong("is empty: an override must name the orders it is for; what is for all"
                                + " orders belongs under " + PREFIX + " itself");
            }
            if (before == place.problemCount() && changes.equals(PolicyChanges.NONE)) {
                place.wrong("changes nothing: it must set something besides match");
            }
            overrides.add(new PolicyOverride(override.name().orElse("override " + (i + 1)), match, changes));
        }
        return overrides;
    }

    private static List<Suppression> suppressions(Place policy, List<PolicyConfig.Suppression> written, Codes codes) {
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            PolicyConfig.Suppression suppression = written.get(i);
            Place place = policy.item("suppressions", i);
            OrderMatcher match = MatchReader.read(place.child("match"), suppression.match());
            Set<FindingCode> of = codes.read(place.child("codes"), suppression.codes());
            Instant until = Values.requiredInstant(place.child("until"), suppression.until());
            String reason = Values.required(place.child("reason"), suppression.reason(), "a text that says why");
            if (until != null && reason != null) {
                suppressions.add(new Suppression(match, of, until, reason));
            }
        }
        return suppressions;
    }
}

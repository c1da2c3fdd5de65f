package io.certmonitor.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.order.Glob;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyOverride;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Suppression;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A written policy means what it says. */
class PolicyReadingTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(certmonitor:\n  policy:.*?)```");

    @Test
    void nothingWrittenIsTheDefault() {
        PolicyReading reading = Written.file("").read();

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.definition()).isEqualTo(PolicyDefinition.DEFAULT);
    }

    @Test
    void exampleOfTheReadmeMeansWhatItSays() throws IOException {
        Matcher example = YAML.matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        Written written = Written.file(example.group(1));

        assertThat(written.problems()).isEmpty();
        PolicyDefinition policy = written.read().definition();
        assertThat(policy.defaults())
                .isEqualTo(new PolicyChanges(
                        List.of(
                                new ExpiryTier("45d", Duration.ofDays(45), 1.0 / 3, Severity.INFO, true),
                                new ExpiryTier("21d", Duration.ofDays(21), 0.25, Severity.WARNING, false),
                                new ExpiryTier("page", Duration.ofDays(7), null, Severity.CRITICAL, false)),
                        List.of(
                                new PendingTier("12h", Duration.ofHours(12), Severity.WARNING),
                                new PendingTier("3d", Duration.ofDays(3), Severity.CRITICAL)),
                        null,
                        Duration.ofHours(24),
                        null,
                        3072,
                        null,
                        Map.of(
                                FindingCode.KEY_VAULT_MISSING,
                                new CodeChange(false, null),
                                FindingCode.AUTO_RENEW_OFF,
                                new CodeChange(null, Severity.WARNING))));
        assertThat(policy.overrides())
                .containsExactly(new PolicyOverride(
                        "sandbox",
                        new OrderMatcher(
                                Set.of(),
                                List.of(Glob.of("rg-sandbox-*")),
                                List.of(),
                                Map.of("env", Glob.of("{dev,test}"))),
                        new PolicyChanges(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Map.of(FindingCode.EXPIRED, new CodeChange(null, Severity.WARNING)))));
        assertThat(policy.suppressions())
                .containsExactly(new Suppression(
                        new OrderMatcher(
                                Set.of("0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01"),
                                List.of(),
                                List.of(Glob.of("old-*")),
                                Map.of()),
                        Set.of(FindingCode.EXPIRING, FindingCode.EXPIRED),
                        Instant.parse("2027-03-31T00:00:00Z"),
                        "The old shop is switched off at the end of March."));
        assertThat(policy.customRules().rules())
                .extracting(CustomRule::code, CustomRule::severity)
                .containsExactly(tuple(new FindingCode("CUSTOM_PRODUCTION_IN_KEY_VAULT"), Severity.WARNING));
    }

    @Test
    void examplesOfCustomRulesAreRight() throws IOException {
        Matcher example = YAML.matcher(Files.readString(Path.of("docs/custom-rules.md")));
        assertThat(example.find()).isTrue();
        Written written = Written.file(example.group(1));

        assertThat(written.problems()).isEmpty();
        assertThat(written.read().definition().customRules().rules()).hasSize(3);
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        String document = Files.readString(Path.of("docs/configuration.md"));
        String section = document.substring(document.indexOf("## Policy"), document.indexOf("## Listing"));

        assertThat(ConfigMappings.getProperties(ConfigClass.configClass(PolicyConfig.class))
                        .keySet())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(section.split("[^a-z-]+"))
                        .contains(setting.replaceFirst("(\\[\\*]|\\.\\*)$", "").replaceFirst(".*\\.", "")));
    }

    @Test
    void environmentVariablesWinAndReachIntoLists() {
        PolicyDefinition policy = Written.policy(
                        """
                        expiring: {tiers: [{before: 30d, severity: warning}, {before: 7d, severity: critical}]}
                        overrides: [{match: {names: [a]}, renewal-overdue: {grace: 1d}}]
                        """,
                        Map.of(
                                "CERTMONITOR_POLICY_EXPIRING_TIERS_1__BEFORE", "10d",
                                "CERTMONITOR_POLICY_RENEWAL_OVERDUE_GRACE", "PT12H",
                                "CERTMONITOR_POLICY_OVERRIDES_0__RENEWAL_OVERDUE_GRACE", "2d",
                                "CERTMONITOR_POLICY_OVERRIDES_0__MATCH_NAMES", "b,c",
                                "CERTMONITOR_POLICY_CODES__WEAK_KEY__ENABLED", "false"))
                .read()
                .definition();

        assertThat(policy.defaults().expiryTiers())
                .extracting(ExpiryTier::before)
                .containsExactly(Duration.ofDays(30), Duration.ofDays(10));
        assertThat(policy.defaults().renewalGrace()).isEqualTo(Duration.ofHours(12));
        assertThat(policy.defaults().codes()).containsOnlyKeys(FindingCode.WEAK_KEY);
        assertThat(policy.overrides()).singleElement().satisfies(override -> {
            assertThat(override.changes().renewalGrace()).isEqualTo(Duration.ofDays(2));
            assertThat(override.name()).isEqualTo("override 1");
        });
    }

    @Test
    void wholePolicyCanBeWrittenInTheEnvironment() {
        Written written = Written.environment(Map.of(
                "CERTMONITOR_POLICY_SUPPRESSIONS_0__CODES", "EXPIRED,WEAK_KEY",
                "CERTMONITOR_POLICY_SUPPRESSIONS_0__UNTIL", "2027-01-31T09:00:00Z",
                "CERTMONITOR_POLICY_SUPPRESSIONS_0__REASON", "planned",
                "CERTMONITOR_POLICY_CUSTOM_RULES_0__NAME", "small-key",
                "CERTMONITOR_POLICY_CUSTOM_RULES_0__SEVERITY", "Info",
                "CERTMONITOR_POLICY_CUSTOM_RULES_0__EXPRESSION", "order.keySize < 4096",
                "CERTMONITOR_POLICY_CUSTOM_RULES_0__MESSAGE", "The key has {order.keySize} bits."));

        assertThat(written.problems()).isEmpty();
        assertThat(written.read().definition().suppressions())
                .extracting(Suppression::codes, Suppression::until)
                .containsExactly(tuple(
                        Set.of(FindingCode.EXPIRED, FindingCode.WEAK_KEY), Instant.parse("2027-01-31T09:00:00Z")));
        assertThat(written.read().definition().customRules().rules())
                .extracting(rule -> rule.code().name())
                .containsExactly("CUSTOM_SMALL_KEY");
    }

    @Test
    void misspeltEnvironmentVariableIsAMistake() {
        assertThat(Written.environment(Map.of("CERTMONITOR_POLICY_RENEWAL_OVERDUE_GRCE", "1d"))
                        .problems())
                .containsExactly("renewal is no setting: there are codes, custom-rules, expiring, expiry-diverged,"
                        + " issuance-pending, overrides, renewal-overdue, suppressions, weak-key");
    }

    @Test
    void rulesOfThePolicyMayBeNamedWhereCodesAre() {
        Written written = Written.policy("""
                custom-rules: [{name: x, severity: info, expression: "true", message: m}]
                overrides: [{match: {names: [a]}, codes: {CUSTOM_X: {enabled: false}}}]
                """);

        assertThat(written.problems()).isEmpty();
    }

    @Test
    void policyWithoutRulesHasNoneToAsk() {
        assertThat(Written.policy("weak-key: {minimum-size: 4096}")
                        .read()
                        .definition()
                        .customRules())
                .isSameAs(CustomRules.NONE);
    }
}

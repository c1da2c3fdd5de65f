package io.certmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.api.PolicyDocument.CodeDocument;
import io.certmonitor.api.PolicyDocument.SettingDocument;
import io.certmonitor.order.Glob;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyOverride;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private static final OrderMatcher TEST_SYSTEMS =
            new OrderMatcher(Set.of("ABC"), List.of(Glob.of("rg-test-*")), List.of(), Map.of("env", Glob.of("test")));

    private static final PolicyDefinition POLICY = new PolicyDefinition(
            changes(3, Map.of(FindingCode.AUTO_RENEW_OFF, new CodeChange(null, Severity.WARNING))),
            List.of(new PolicyOverride(
                    "test systems",
                    TEST_SYSTEMS,
                    changes(null, Map.of(FindingCode.WEAK_KEY, new CodeChange(false, null))))),
            List.of(
                    new Suppression(TEST_SYSTEMS, Set.of(), NOW.plusSeconds(1), "closing"),
                    new Suppression(TEST_SYSTEMS, Set.of(FindingCode.EXPIRING), NOW, "closed")),
            CustomRules.NONE);

    private final PolicyDocument document = PolicyDocument.of(POLICY, null, NOW);

    @Test
    void aSettingThatIsConfiguredHasThePolicyAsItsSource() {
        assertThat(document.settings())
                .contains(new SettingDocument("renewal-overdue.grace", "3d", "policy"))
                .contains(new SettingDocument("expiry-diverged.tolerance", "1d", "default"));
    }

    @Test
    void aCodeThatIsConfiguredHasThePolicyAsItsSource() {
        assertThat(document.codes())
                .hasSameSizeAs(FindingCode.BUILT_IN)
                .contains(new CodeDocument("AUTO_RENEW_OFF", true, "warning", "policy"))
                .contains(new CodeDocument("WEAK_KEY", true, null, "default"));
    }

    @Test
    void anOverrideShowsWhatItIsForAndWhatItSets() {
        assertThat(document.overrides()).singleElement().satisfies(override -> {
            assertThat(override.name()).isEqualTo("test systems");
            assertThat(override.match().subscriptions()).containsExactly("abc");
            assertThat(override.match().resourceGroups()).containsExactly("rg-test-*");
            assertThat(override.match().names()).isEmpty();
            assertThat(override.match().tags()).containsExactly(Map.entry("env", "test"));
            assertThat(override.settings()).containsExactly(Map.entry("codes.WEAK_KEY.enabled", false));
        });
    }

    @Test
    void aSuppressionIsActiveUntilItsEnd() {
        assertThat(document.suppressions())
                .extracting(PolicyDocument.SuppressionDocument::reason)
                .containsExactly("closed", "closing");
        assertThat(document.suppressions())
                .extracting(PolicyDocument.SuppressionDocument::active)
                .containsExactly(false, true);
        assertThat(document.suppressions().get(0).codes()).containsExactly("EXPIRING");
    }

    private static PolicyChanges changes(@Nullable Integer renewalGraceDays, Map<FindingCode, CodeChange> codes) {
        Duration grace = renewalGraceDays == null ? null : Duration.ofDays(renewalGraceDays);
        return new PolicyChanges(null, null, null, grace, null, null, null, codes);
    }
}

package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.Glob;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fingerprint tells policies apart, and nothing else. */
class PolicyFingerprintTest {

    private static final PolicyOverride WEB = new PolicyOverride(
            "web",
            new OrderMatcher(
                    Set.of("B", "a"),
                    List.of(Glob.of("rg-*"), Glob.of("RG-2")),
                    List.of(),
                    Map.of("env", Glob.of("prod"), "team", Glob.of("web"))),
            changes(Duration.ofDays(3)));

    @Test
    void isSha256InHexadecimal() {
        assertThat(PolicyFingerprint.of(PolicyDefinition.DEFAULT)).matches("[0-9a-f]{64}");
    }

    @Test
    void orderOfMapsAndSetsDoesNotCount() {
        Map<FindingCode, CodeChange> one = new LinkedHashMap<>();
        one.put(FindingCode.EXPIRED, new CodeChange(false, null));
        one.put(FindingCode.WEAK_KEY, new CodeChange(null, Severity.INFO));
        Map<FindingCode, CodeChange> other = new LinkedHashMap<>();
        other.put(FindingCode.WEAK_KEY, new CodeChange(null, Severity.INFO));
        other.put(FindingCode.EXPIRED, new CodeChange(false, null));

        assertThat(PolicyFingerprint.canonicalText(defaults(one)))
                .isEqualTo(PolicyFingerprint.canonicalText(defaults(other)));
    }

    @Test
    void textIsSorted() {
        PolicyDefinition policy = new PolicyDefinition(PolicyChanges.NONE, List.of(WEB), List.of(), CustomRules.NONE);

        assertThat(PolicyFingerprint.canonicalText(policy)).endsWith("""
                        overrides[0].name="web"
                        overrides[0].match.subscriptions[0]="a"
                        overrides[0].match.subscriptions[1]="b"
                        overrides[0].match.resourceGroups[0]="rg-*"
                        overrides[0].match.resourceGroups[1]="rg-2"
                        overrides[0].match.tags."env"="prod"
                        overrides[0].match.tags."team"="web"
                        overrides[0].renewalGrace="PT72H"
                        """);
    }

    @Test
    void everyDifferenceCounts() {
        Instant until = Instant.parse("2027-01-01T00:00:00Z");
        List<PolicyDefinition> policies = List.of(
                PolicyDefinition.DEFAULT,
                new PolicyDefinition(changes(Duration.ofDays(3)), List.of(), List.of(), CustomRules.NONE),
                new PolicyDefinition(changes(Duration.ofDays(4)), List.of(), List.of(), CustomRules.NONE),
                new PolicyDefinition(PolicyChanges.NONE, List.of(WEB), List.of(), CustomRules.NONE),
                new PolicyDefinition(PolicyChanges.NONE, List.of(WEB, WEB), List.of(), CustomRules.NONE),
                suppressing(Set.of(), until, "a"),
                suppressing(Set.of(), until, "a\" \nb"),
                suppressing(Set.of(FindingCode.EXPIRED), until, "a"),
                suppressing(Set.of(), until.plusSeconds(1), "a"));

        assertThat(policies.stream().map(PolicyFingerprint::of)).doesNotHaveDuplicates();
    }

    private static PolicyDefinition defaults(Map<FindingCode, CodeChange> codes) {
        return new PolicyDefinition(
                new PolicyChanges(null, null, null, null, null, null, null, codes),
                List.of(),
                List.of(),
                CustomRules.NONE);
    }

    private static PolicyDefinition suppressing(Set<FindingCode> codes, Instant until, String reason) {
        return new PolicyDefinition(
                PolicyChanges.NONE,
                List.of(),
                List.of(new Suppression(WEB.match(), codes, until, reason)),
                CustomRules.NONE);
    }

    private static PolicyChanges changes(Duration grace) {
        return new PolicyChanges(null, null, null, grace, null, null, null, Map.of());
    }
}

package io.certmonitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.definition.PolicyReading;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.Suppression;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check of the policy at start. */
class PolicyCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OrderMatcher ALL = new OrderMatcher(Set.of(), List.of(), List.of(), Map.of());

    @Test
    void suppressionThatHasEndedIsNoMistakeButIsTold() {
        Suppression ended = new Suppression(ALL, Set.of(), NOW, "over");
        Suppression running = new Suppression(ALL, Set.of(), NOW.plusSeconds(1), "not yet");

        PolicyCheck check = check(List.of(running, ended), Map.of());

        assertThat(check.endedSuppressions()).containsExactly(ended);
        assertThat(check.problems()).containsExactly("certmonitor.policy.codes.X is no code");
    }

    @Test
    void unknownNamesAreToldWithWhatIsWrongWithTheOthers() {
        PolicyCheck check = check(
                List.of(), Map.of("certmonitor.policy.renewal-overdue.grac", "1d", "certmonitor.poll.intervall", "1d"));

        assertThat(check.problems())
                .containsExactly(
                        "certmonitor.policy.renewal-overdue.grac is no setting: is grace meant?",
                        "certmonitor.policy.codes.X is no code");
    }

    private static PolicyCheck check(List<Suppression> suppressions, Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        PolicyDefinition policy = new PolicyDefinition(PolicyChanges.NONE, List.of(), suppressions, CustomRules.NONE);
        return new PolicyCheck(
                new PolicyReading(policy, List.of("certmonitor.policy.codes.X is no code")),
                config,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}

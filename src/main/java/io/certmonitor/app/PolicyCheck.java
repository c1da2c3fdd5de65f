package io.certmonitor.app;

import io.certmonitor.definition.PolicyReading;
import io.certmonitor.definition.UnknownNames;
import io.certmonitor.policy.Suppression;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Checks the configured policy. */
@Singleton
final class PolicyCheck {

    private final PolicyReading reading;
    private final Config config;
    private final Clock clock;

    PolicyCheck(PolicyReading reading, Config config, Clock clock) {
        this.reading = reading;
        this.config = config;
        this.clock = clock;
    }

    /** Every mistake of the policy, also in names. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(UnknownNames.problems(
                config.getPropertyNames(),
                name -> config.getOptionalValue(name, String.class).isEmpty()));
        problems.addAll(reading.problems());
        return problems;
    }

    /** The suppressions that are over: they do nothing any more, and may be forgotten. */
    List<Suppression> endedSuppressions() {
        Instant now = clock.instant();
        return reading.definition().suppressions().stream()
                .filter(suppression -> !suppression.until().isAfter(now))
                .toList();
    }
}

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
import org.jboss.logging.Logger;

/** Checks the configured policy. */
@Singleton
final class PolicyCheck {

    private static final Logger LOG = Logger.getLogger(PolicyCheck.class);

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

    /** Says which suppressions are over: they do nothing any more, and may be forgotten. */
    void warnOfEndedSuppressions() {
        Instant now = clock.instant();
        for (Suppression suppression : reading.definition().suppressions()) {
            if (!suppression.until().isAfter(now)) {
                LOG.warnf(
                        "suppression has ended and can be removed from the policy until=%s reason=\"%s\"",
                        suppression.until(), suppression.reason());
            }
        }
    }
}

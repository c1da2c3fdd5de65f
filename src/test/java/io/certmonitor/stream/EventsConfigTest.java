package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.EventsConfig;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.EventSettings;
import io.cloudevents.core.message.Encoding;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** What the settings of events mean, and which of them are refused. */
class EventsConfigTest {

    @Test
    void nothingSetTellsEveryFindingAtOnceAndOnce() {
        SmallRyeConfig config = config(Map.of());

        assertThat(ConfiguredEvents.settings(events(config))).isEqualTo(EventSettings.DEFAULT);
        assertThat(ConfiguredEvents.encoding(events(config))).isEqualTo(Encoding.BINARY);
        assertThat(ConfiguredEvents.staleAfter(poll(config))).isEqualTo(Duration.ofMinutes(45));
        assertThat(EventsConfigCheck.problems(events(config), poll(config))).isEmpty();
    }

    @Test
    void everythingCanBeSet() {
        SmallRyeConfig config = config(Map.of(
                "certmonitor.events.mode", "structured",
                "certmonitor.events.inventory", "true",
                "certmonitor.events.min-severity", "warning",
                "certmonitor.events.hold-down", "5m",
                "certmonitor.events.hold-down.EXPIRED", "0s",
                "certmonitor.events.hold-down.key-vault-sync-failed", "30m",
                "certmonitor.events.hold-down.CUSTOM_TEAM", "1h",
                "certmonitor.events.repeat-interval.critical", "4h",
                "certmonitor.poll.stale-after", "20m"));

        assertThat(ConfiguredEvents.settings(events(config)))
                .isEqualTo(new EventSettings(
                        Duration.ofMinutes(5),
                        Map.of(
                                FindingCode.EXPIRED,
                                Duration.ZERO,
                                FindingCode.KEY_VAULT_SYNC_FAILED,
                                Duration.ofMinutes(30),
                                new FindingCode("CUSTOM_TEAM"),
                                Duration.ofHours(1)),
                        Severity.WARNING,
                        Map.of(Severity.CRITICAL, Duration.ofHours(4)),
                        true));
        assertThat(ConfiguredEvents.encoding(events(config))).isEqualTo(Encoding.STRUCTURED);
        assertThat(ConfiguredEvents.staleAfter(poll(config))).isEqualTo(Duration.ofMinutes(20));
        assertThat(EventsConfigCheck.problems(events(config), poll(config))).isEmpty();
    }

    @Test
    void theExampleInTheDocumentMeansWhatItSays() throws IOException {
        SmallRyeConfig config = config(new YamlConfigSource("docs/configuration.md", documented()));

        assertThat(ConfiguredEvents.settings(events(config)))
                .isEqualTo(new EventSettings(
                        Duration.ofMinutes(5),
                        Map.of(
                                FindingCode.EXPIRED,
                                Duration.ZERO,
                                FindingCode.KEY_VAULT_SYNC_FAILED,
                                Duration.ofMinutes(30)),
                        Severity.WARNING,
                        Map.of(Severity.CRITICAL, Duration.ofHours(4)),
                        false));
    }

    @Test
    void everyMistakeIsFoundWithItsNameAndItsValue() {
        SmallRyeConfig config = config(Map.of(
                "certmonitor.events.hold-down", "PT-1S",
                "certmonitor.events.hold-down.EXPIRY", "5m",
                "certmonitor.events.repeat-interval.info", "PT-1H",
                "certmonitor.events.repeat-interval.warning", "59s",
                "certmonitor.poll.stale-after", "14m"));

        assertThat(EventsConfigCheck.problems(events(config), poll(config)))
                .containsExactly(
                        "certmonitor.events.hold-down is PT-1S: it must be from 0 to ten years",
                        "certmonitor.events.hold-down.EXPIRY is of no finding code: it must be of one that the policy knows,"
                                + " such as EXPIRING, or that of a custom rule",
                        "certmonitor.events.repeat-interval.info is PT-1H: it must be from one minute to ten years",
                        "certmonitor.events.repeat-interval.warning is PT59S: it must be from one minute to ten years",
                        "certmonitor.poll.stale-after is PT14M: it must be from certmonitor.poll.interval, which is"
                                + " PT15M, to ten years");
    }

    @Test
    void everythingCanBeSetByEnvironmentVariables() {
        SmallRyeConfig config = config(new EnvConfigSource(
                Map.of(
                        "CERTMONITOR_EVENTS_HOLD_DOWN", "5m",
                        "CERTMONITOR_EVENTS_HOLD_DOWN_EXPIRED", "0s",
                        "CERTMONITOR_EVENTS_HOLD_DOWN__KEY_VAULT_SYNC_FAILED_", "30m",
                        "CERTMONITOR_EVENTS_MIN_SEVERITY", "critical",
                        "CERTMONITOR_EVENTS_REPEAT_INTERVAL_CRITICAL", "1d"),
                300));

        assertThat(ConfiguredEvents.settings(events(config)))
                .isEqualTo(new EventSettings(
                        Duration.ofMinutes(5),
                        Map.of(
                                FindingCode.EXPIRED,
                                Duration.ZERO,
                                FindingCode.KEY_VAULT_SYNC_FAILED,
                                Duration.ofMinutes(30)),
                        Severity.CRITICAL,
                        Map.of(Severity.CRITICAL, Duration.ofDays(1)),
                        false));
        assertThat(EventsConfigCheck.problems(events(config), poll(config))).isEmpty();
    }

    private static EventsConfig events(SmallRyeConfig config) {
        return config.getConfigMapping(EventsConfig.class);
    }

    private static MonitorConfig.Poll poll(SmallRyeConfig config) {
        return config.getConfigMapping(MonitorConfig.class).poll();
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return config(new PropertiesConfigSource(properties, "test", 100));
    }

    private static SmallRyeConfig config(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withMapping(EventsConfig.class)
                .withMapping(MonitorConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(source)
                .build();
    }

    private static String documented() throws IOException {
        String document = Files.readString(Path.of("docs/configuration.md"));
        return between(document.substring(document.indexOf("\n## Events\n")), "```yaml\n", "```");
    }

    private static String between(String text, String before, String after) {
        int begin = text.indexOf(before) + before.length();
        return text.substring(begin, text.indexOf(after, begin));
    }
}

package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A start that cannot work ends at once, and says why. */
class StartRefusalIT {

    private static final Duration TIME_TO_REFUSE = Duration.ofSeconds(10);

    @Test
    void severalWrongSettingsAreReportedTogetherWithoutAStackTrace() {
        try (MonitorRig rig = new MonitorRig()
                .with("CERTMONITOR_POLL_INTERVAL", "0s")
                .with("CERTMONITOR_TOPICS_PARTITIONS", "0")
                .with("CERTMONITOR_AZURE_CONCURRENCY", "0")
                .with("CERTMONITOR_METRICS_TAGS", "Cost Center,cost-center")
                .with("CERTMONITOR_API_ROLES", "auditors")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
                .with("OTEL_EXPORTER_OTLP_HEADERS", "Authorization: Bearer s3cret")
                .with("CERTMONITOR_STREAM_PROPERTIES__GROUP_PROTOCOL_", "streams")
                .with("CERTMONITOR_INSTANCE_ID", "certmonitor/0")) {
            ServiceProcess service = rig.launch();

            await().atMost(MonitorRig.PATIENCE).until(() -> !service.isAlive());

            assertThat(service.output())
                    .anyMatch(line -> line.contains("certmonitor.poll.interval"))
                    .anyMatch(line -> line.contains("certmonitor.topics.partitions"))
                    .anyMatch(line -> line.contains("certmonitor.azure.concurrency"))
                    .anyMatch(line -> line.contains("certmonitor.metrics.tags has Cost Center and cost-center"))
                    .anyMatch(line -> line.contains("certmonitor.instance-id"))
                    .anyMatch(line -> line.contains("certmonitor.stream.properties.group.protocol cannot be set"))
                    .anyMatch(line -> line.contains("certmonitor.api.roles is auditors"))
                    .anyMatch(line -> line.contains("otel.exporter.otlp.headers"))
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains("s3cret"));
        }
    }

    @Test
    void valuesOfTheWrongTypeAreReportedTogetherWithoutAStackTrace() {
        try (MonitorRig rig = new MonitorRig()
                .with("CERTMONITOR_POLL_INTERVAL", "often")
                .with("CERTMONITOR_AZURE_LISTING", "guess")
                .with("CERTMONITOR_API_AUTHENTICATION", "required")) {
            ServiceProcess service = rig.launch();

            await().atMost(MonitorRig.PATIENCE).until(() -> !service.isAlive());

            assertThat(service.output())
                    .anyMatch(line -> line.contains("certmonitor.poll.interval") && line.contains("often"))
                    .anyMatch(line -> line.contains("certmonitor.azure.listing") && line.contains("guess"))
                    .anyMatch(line -> line.contains("certmonitor.api.authentication") && line.contains("required"))
                    .noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void mistakesOfThePolicyAreReportedTogetherWithThoseOfTheRest() {
        try (MonitorRig rig = new MonitorRig()
                .with("CERTMONITOR_TOPICS_PARTITIONS", "0")
                .with("CERTMONITOR_POLICY_EXPIRING_TIERS_0__BEFORE", "3x")
                .with("CERTMONITOR_POLICY_EXPIRING_TIERS_0__SEVERITY", "fatal")
                .with("CERTMONITOR_POLICY_RENEWAL_OVERDUE_GRCE", "1d")
                .with("CERTMONITOR_POLICY_SUPPRESSIONS_0__UNTIL", "2099-01-01")
                .with("CERTMONITOR_POLICY_CUSTOM_RULES_0__NAME", "typo")
                .with("CERTMONITOR_POLICY_CUSTOM_RULES_0__SEVERITY", "info")
                .with("CERTMONITOR_POLICY_CUSTOM_RULES_0__MESSAGE", "m")
                .with("CERTMONITOR_POLICY_CUSTOM_RULES_0__EXPRESSION", "order.statos == ''")) {
            ServiceProcess service = rig.launch();

            await().atMost(TIME_TO_REFUSE).until(() -> !service.isAlive());

            assertThat(service.stop()).isEqualTo(1);
            assertThat(service.output())
                    .filteredOn(line -> line.strip().startsWith("certmonitor."))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("certmonitor.topics.partitions is 0"),
                            line -> assertThat(line).contains("certmonitor.policy.expiring.tiers[0].before is \"3x\""),
                            line -> assertThat(line)
                                    .contains("certmonitor.policy.expiring.tiers[0].severity is \"fatal\""),
                            line -> assertThat(line).contains("certmonitor.policy.renewal is no setting"),
                            line -> assertThat(line).contains("certmonitor.policy.suppressions[0].reason is missing"),
                            line -> assertThat(line)
                                    .contains("certmonitor.policy.custom-rules[0].expression is \"order.statos == ''\":"
                                            + " line 1, column 6: undefined field 'statos'"));
            assertThat(service.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void kafkaSettingsThatNoClientCanBeMadeOfAreReportedWithoutThePasswordInThem() {
        try (MonitorRig rig = new MonitorRig()
                .with("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .with("KAFKA_SASL_MECHANISM", "PLAIN")
                .with(
                        "KAFKA_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
                                + " password=\"with\"quotes\";")) {
            ServiceProcess service = rig.launch();

            await().atMost(MonitorRig.PATIENCE).until(() -> !service.isAlive());

            assertThat(service.stop()).isEqualTo(1);
            assertThat(service.output())
                    .filteredOn(line -> line.contains(" ERROR "))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("Kafka clients cannot be made with these settings", "JAAS configuration"));
            assertThat(service.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains("quotes"));
        }
    }

    @Test
    void topicThatIsNotAsItMustBeIsNamedWithWhatWasFoundAndWanted() throws Exception {
        try (MonitorRig rig = new MonitorRig()) {
            try (Admin admin = Admin.create(
                    Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) rig.broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("certmonitor.orders", Optional.of(3), Optional.empty())))
                        .all()
                        .get();
            }

            ServiceProcess service = rig.launch();
            await().atMost(MonitorRig.PATIENCE).until(() -> !service.isAlive());

            assertThat(service.output())
                    .anyMatch(line -> line.contains("topic=certmonitor.orders setting=partitions found=3 wanted=12"))
                    .anyMatch(line -> line.contains(
                            "topic=certmonitor.orders setting=cleanup.policy found=delete wanted=compact"));
        }
    }
}

package io.certmonitor.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certmonitor.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docker/compose.yaml names is there: files, targets, services, settings and paths. */
class ComposeFileTest {

    private static final Path FOLDER = Path.of("docker");
    private static final Pattern PINNED = Pattern.compile("[^:@]+:[^:@]+@sha256:[0-9a-f]{64}");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `((?:certmonitor|kafka)\\.[^`]+)`");
    private static final Set<String> HEALTH = Set.of("/q/health/live", "/q/health/ready", "/q/health/started");

    private static JsonNode services;
    private static String dockerfile;

    @BeforeAll
    static void readFiles() throws IOException {
        services = yaml("compose.yaml").path("services");
        dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
    }

    @Test
    void everythingThatIsShownIsStarted() {
        assertThat(services.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "kafka", "simulator", "certmonitor", "alertmanager", "prometheus", "grafana");
    }

    @Test
    void everyImageIsPinnedOrBuiltHere() {
        services.forEach(service -> {
            if (service.has("build")) {
                String target = service.at("/build/target").asText();
                assertThat(dockerfile).containsPattern("(?m)^FROM \\S+ AS " + target + "$");
                assertThat(FOLDER.resolve(service.at("/build/context").asText())
                                .resolve(service.at("/build/dockerfile").asText()))
                        .isRegularFile();
            } else {
                assertThat(service.path("image").asText()).matches(PINNED);
            }
        });
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        for (JsonNode service : services) {
            for (JsonNode mount : service.path("volumes")) {
                assertThat(FOLDER.resolve(mount.asText().split(":", -1)[0])).exists();
                assertThat(mount.asText()).endsWith(":ro");
            }
        }
    }

    @Test
    void everyServiceIsWaitedForUntilItIsHealthyAndNoneForItself() {
        services.forEach(service -> service.path("depends_on")
                .forEach(dependency ->
                        assertThat(dependency.path("condition").asText()).isEqualTo("service_healthy")));
        services.fieldNames().forEachRemaining(name -> {
            assertThat(services.path(name).at("/healthcheck/test/0").asText()).isEqualTo("CMD");
            assertThat(dependenciesOf(name)).doesNotContain(name);
        });
        assertThat(dependenciesOf("grafana"))
                .containsExactlyInAnyOrder("prometheus", "alertmanager", "certmonitor", "kafka", "simulator");
    }

    @Test
    void onlyThisMachineReachesWhatIsStarted() {
        for (JsonNode service : services) {
            assertThat(service.path("ports")).isNotEmpty();
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void ownImagesRunWithoutRightsAndWithoutAWritableRoot() {
        for (String name : List.of("simulator", "certmonitor")) {
            JsonNode service = services.path(name);
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        }
    }

    @Test
    void everyVariableOfTheMonitorIsASettingOfIt() throws IOException {
        Set<String> variables = new TreeSet<>();
        variables.add("KAFKA_BOOTSTRAP_SERVERS");
        Matcher settings = SETTING.matcher(Files.readString(Path.of("docs/configuration.md")));
        while (settings.find()) {
            variables.add(settings.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        }

        assertThat(services.at("/certmonitor/environment").fieldNames())
                .toIterable()
                .isSubsetOf(variables);
    }

    @Test
    void addressesNameServicesAndPortsThatAreThere() throws IOException {
        JsonNode prometheus = yaml("prometheus/prometheus.yml");
        JsonNode job = prometheus.at("/scrape_configs/0");
        assertThat(job.path("job_name").asText()).isEqualTo("certmonitor");
        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        List<String> addresses = new ArrayList<>(texts(job.at("/static_configs/0/targets")));
        addresses.addAll(texts(prometheus.at("/alerting/alertmanagers/0/static_configs/0/targets")));
        JsonNode environment = services.at("/certmonitor/environment");
        addresses.add(environment.path("CERTMONITOR_AZURE_ENDPOINT").asText().substring("http://".length()));

        assertThat(addresses).containsExactly("certmonitor:9000", "alertmanager:9093", "simulator:8089");
        assertThat(addresses).allSatisfy(address -> {
            String[] parts = address.split(":", 2);
            assertThat(texts(services.path(parts[0]).path("ports")))
                    .anySatisfy(port -> assertThat(port).endsWith(":" + parts[1]));
        });
        assertThat(services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asText())
                .contains("//" + environment.path("KAFKA_BOOTSTRAP_SERVERS").asText());
    }

    @Test
    void prometheusReadsTheRulesThatAreMounted() throws IOException {
        String rules = yaml("prometheus/prometheus.yml").at("/rule_files/0").asText();

        assertThat(texts(services.at("/prometheus/volumes")))
                .contains("../k8s/alerts/certmonitor.rules.yaml:/etc/prometheus/" + rules + ":ro");
    }

    /** Labels that neither of two alerts has count as equal. */
    @Test
    void onlyAlertsOnOrdersMuteAlerts() throws IOException {
        assertThat(yaml("alertmanager/alertmanager.yml").path("inhibit_rules"))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(texts(rule.path("source_matchers"))).contains("name!=\"\"");
                    assertThat(texts(rule.path("target_matchers"))).contains("name!=\"\"");
                    assertThat(texts(rule.path("equal"))).contains("subscription_id", "resource_group", "name");
                });
    }

    /** They read JAVA_TOOL_OPTIONS as the service does; the JVM reads it before the command line. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC -Xms64m", "-XX:+UseParallelGC", "-XX:-UseSerialGC -XX:+UseZGC"})
    void healthChecksStartWithAnyCollectorOfTheService(String options) {
        List<String> check = texts(services.at("/certmonitor/healthcheck/test"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(check.subList(2, check.indexOf("-cp")));
        command.add("-version");

        ProgramRun run = ProgramRun.of("", command.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void oneNodeKeepsOneReplica() {
        JsonNode kafka = services.at("/kafka/environment");

        assertThat(List.of(
                        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
                        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
                        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"))
                .allSatisfy(name -> assertThat(kafka.path(name).asText()).isEqualTo("1"));
    }

    @Test
    void healthChecksRunAClassThatIsThereOnAPathThatIsServed() {
        Stream.of("simulator", "certmonitor").forEach(name -> {
            List<String> check = texts(services.path(name).at("/healthcheck/test"));
            assertThat(check).contains(HealthCheck.class.getName());
            assertThat(dockerfile)
                    .contains(check.subList(1, check.size() - 1).stream()
                            .map(argument -> "\"" + argument + "\"")
                            .collect(Collectors.joining(", ", "CMD [", ", ")));
        });
        List<String> command = texts(services.at("/certmonitor/healthcheck/test"));
        String address = command.get(command.size() - 1);
        assertThat(HEALTH).contains(address.substring(address.indexOf("/q/")));
    }

    private static Set<String> dependenciesOf(String name) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            for (Map.Entry<String, JsonNode> dependency :
                    services.path(open.remove()).path("depends_on").properties()) {
                if (found.add(dependency.getKey())) {
                    open.add(dependency.getKey());
                }
            }
        }
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
    }
}

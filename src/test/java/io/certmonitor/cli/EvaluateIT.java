package io.certmonitor.cli;

import static io.certmonitor.evaluate.SampleJson.issued;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.process.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} of the packaged program, as a pipeline runs it: there is no Azure, no Kafka and no free port. */
class EvaluateIT {

    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @ParameterizedTest
    @CsvSource({"2026-08-01,0", "2026-12-11,2", "2026-12-20,3"})
    void theTimeShiftsTheTierAndTheExitCode(String at, int exitCode) {
        PackagedProgram program = run(issued("web"), "evaluate", "-", "--at", at);

        assertThat(program.exitCode()).isEqualTo(exitCode);
        assertThat(program.out()).contains("web (resource group rg-web").contains("1 order, 1 ");
        assertThat(program.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"value\": [%s], \"nextLink\": null}",
                "[%s]",
                "{\"count\": 1, \"data\": [%s], \"skip_token\": null, \"total_records\": 1}"
            })
    void readsFilesInTheShapesThatAzPrints(String shape) throws Exception {
        TemporaryFolder folder = TemporaryFolder.create("orders");
        try {
            Path file = Files.writeString(folder.path().resolve("orders.json"), shape.formatted(issued("web")));

            PackagedProgram program =
                    run("", "evaluate", file.toString(), "--at", "2026-12-11T00:00:00Z", "--output", "json");

            assertThat(program.exitCode()).isEqualTo(2);
            JsonNode document = new ObjectMapper().readTree(program.out());
            assertThat(document.path("orders")).hasSize(1);
            assertThat(document.at("/orders/0/findings/0/code").asText()).isEqualTo("EXPIRING");
            assertThat(program.err()).isEmpty();
        } finally {
            folder.delete();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate - | no json | 65 | It is no JSON",
                "evaluate - | [] | 65 | its list is empty",
                "evaluate none.json | '' | 66 | There is no file none.json",
                "evaluate | '' | 64 | Missing required parameter",
                "frobnicate | '' | 64 | frobnicate"
            })
    void whatIsWrongIsToldOnStandardErrorWithoutAStackTrace(
            String arguments, String input, int exitCode, String message) {
        PackagedProgram program = run(input, arguments.split(" "));

        assertThat(program.exitCode()).isEqualTo(exitCode);
        assertThat(program.err()).startsWith("certmonitor: ").contains(message).doesNotContain("\tat ", "Exception");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void theConfigurationIsReadFromTheEnvironment() {
        PackagedProgram program = PackagedProgram.run(
                issued("web"),
                Map.of("CERTMONITOR_AZURE_CLOUD", "china"),
                "evaluate",
                "-",
                "--at",
                "2026-08-01",
                "--output",
                "json");

        assertThat(program.exitCode()).isZero();
        assertThat(program.out()).contains("https://portal.azure.cn/");
    }

    @Test
    void theConfigurationIsReadFromItsFile() throws Exception {
        TemporaryFolder folder = TemporaryFolder.create("configured");
        try {
            Files.createDirectories(folder.path().resolve("config"));
            Files.writeString(
                    folder.path().resolve("config").resolve("application.yaml"),
                    "certmonitor:\n  azure:\n    cloud: us-government\n");

            PackagedProgram program = PackagedProgram.run(
                    folder.path(), issued("web"), NO_ENVIRONMENT, "evaluate", "-", "--output", "json");

            assertThat(program.out()).contains("https://portal.azure.us/");
        } finally {
            folder.delete();
        }
    }

    @Test
    void aWrongConfigurationIsToldInOneLineWithItsName() {
        PackagedProgram program = PackagedProgram.run(
                issued("web"),
                Map.of("CERTMONITOR_AZURE_CLOUD", "mars", "KAFKA_BOOTSTRAP_SERVERS", "localhost:1"),
                "evaluate",
                "-");

        assertThat(program.exitCode()).isEqualTo(78);
        assertThat(program.err().lines()).singleElement().asString().contains("certmonitor.azure.cloud", "mars");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void theConfiguredPolicyDecidesFindingsAndExitCode() {
        PackagedProgram program = PackagedProgram.run(
                issued("web"),
                Map.of("CERTMONITOR_POLICY_CODES__EXPIRED__SEVERITY", "info"),
                "evaluate",
                "-",
                "--at",
                "2027-01-01");

        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.out()).contains("info", "EXPIRED");
    }

    @Test
    void everyMistakeOfThePolicyIsTold() {
        PackagedProgram program = PackagedProgram.run(
                issued("web"),
                Map.of(
                        "CERTMONITOR_POLICY_CODES__EXPIRED__SEVERITY", "grave",
                        "CERTMONITOR_POLICY_RENEWAL_OVERDUE_GRACE", "long"),
                "evaluate",
                "-");

        assertThat(program.exitCode()).isEqualTo(78);
        assertThat(program.err())
                .contains("certmonitor.policy.codes.EXPIRED.severity", "certmonitor.policy.renewal-overdue.grace");
    }

    @Test
    void helpGoesToStandardOutput() {
        PackagedProgram program = run("", "evaluate", "--help");

        assertThat(program.exitCode()).isZero();
        assertThat(program.out()).contains("Usage: certmonitor evaluate", "--first-seen");
        assertThat(program.err()).isEmpty();
    }

    private static PackagedProgram run(String input, String... args) {
        return PackagedProgram.run(input, NO_ENVIRONMENT, args);
    }
}

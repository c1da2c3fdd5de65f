package io.certmonitor.cli;

import static io.certmonitor.evaluate.SampleJson.issued;
import static io.certmonitor.evaluate.SampleJson.order;
import static io.certmonitor.evaluate.SampleJson.pending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands within this JVM; {@link EvaluateIT} runs the packaged program. */
class CommandsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-11T10:30:00.123Z"), ZoneOffset.UTC);
    private static final String HEALTHY_AT = "2026-08-01";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2026-12-11,2", "2026-12-20,3", "2027-01-01,3"})
    void theExitCodeIsThatOfTheGreatestSeverity(String at, int exitCode) {
        assertThat(evaluate(issued("web"), "--at", at)).isEqualTo(exitCode);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theExitCodeIsZeroWhenThereIsNothingToDo() {
        assertThat(evaluate(issued("web"), "--at", HEALTHY_AT)).isZero();
        assertThat(out.toString())
                .contains("web (resource group rg-web, subscription ")
                .contains("As of 2026-08-01T00:00:00Z: 1 order, 1 ok");
    }

    @Test
    void theTextHasTheMostSevereOrderFirstAndSaysWhatToDo() {
        String orders = "[" + issued("web") + "," + order("denied", "\"status\": \"Denied\"") + "]";

        assertThat(evaluate(orders, "--at", "2026-12-11")).isEqualTo(3);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("denied (");
        assertThat(lines)
                .anyMatch(line -> line.matches(" {2}critical {2}ORDER_FAILED +The order failed: .+"))
                .anyMatch(line -> line.matches(" {2}warning {3}EXPIRING +The certificate ends on .+"))
                .anyMatch(line -> line.matches(" +To do: The certificate authority denied .+"));
        assertThat(lines.stream()
                        .filter(line -> line.contains("The certificate ends"))
                        .map(line -> line.indexOf("The"))
                        .toList())
                .isEqualTo(lines.stream()
                        .filter(line -> line.contains("The order failed"))
                        .map(line -> line.indexOf("The"))
                        .toList());
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("As of 2026-12-11T00:00:00Z: 2 orders, 1 critical, 1 warning");
    }

    @Test
    void judgesForNowWithoutATime() {
        assertThat(evaluate(issued("web"))).isEqualTo(2);
        assertThat(out.toString()).contains("As of 2026-12-11T10:30:00Z: ");
    }

    @Test
    void whatAzureSendsCannotSteerTheTerminal() {
        evaluate(order("web", "\"status\": \"\\u001b[31mIssued\\nok  \""));

        assertThat(out.toString()).contains("?[31mIssued ok").doesNotContain("\u001b");
    }

    @Test
    void theJsonIsTheDocumentOfTheApi() throws Exception {
        assertThat(evaluate(issued("web"), "--at", "2026-12-11", "--output", "json"))
                .isEqualTo(2);

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("at").asText()).isEqualTo("2026-12-11T00:00:00Z");
        assertThat(document.path("severity").asText()).isEqualTo("warning");
        assertThat(document.at("/orders/0/findings/0/severity").asText()).isEqualTo("warning");
    }

    @Test
    void theTimeOfTheFirstLookTriesThePendingTiers() {
        assertThat(evaluate(pending("new"), "--at", "2026-12-20", "--first-seen", "2026-12-18"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("ISSUANCE_PENDING");
    }

    @Test
    void anEntryThatIsNoOrderIsToldAndLeavesNoGoodExitCode() {
        assertThat(evaluate("[" + issued("web") + ", {\"name\": \"site\"}]", "--at", HEALTHY_AT))
                .isEqualTo(65);
        assertThat(out.toString())
                .contains("site: It is no certificate order: it has no id.")
                .contains("1 order, 1 ok; 1 not readable as an order");
    }

    @Test
    void readsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), issued("web"));

        assertThat(run("evaluate", file.toString(), "--at", HEALTHY_AT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]"})
    void dataThatCannotBeReadIsToldInOneLine(String data) {
        assertThat(evaluate(data)).isEqualTo(65);
        assertOneLine("- cannot be evaluated");
    }

    @Test
    void dataThatIsTooLargeIsRefused() {
        InputStream large = new ByteArrayInputStream(new byte[InputFile.MAX_BYTES + 1]);

        assertThat(run(large, "evaluate", "-")).isEqualTo(65);
        assertOneLine("larger than");
    }

    @Test
    void aFileThatIsNotThereIsToldInOneLine() {
        assertThat(run("evaluate", folder.resolve("none.json").toString())).isEqualTo(66);
        assertOneLine("There is no file");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(run("evaluate", folder.toString())).isEqualTo(66);
        assertOneLine("is a folder");
    }

    @Test
    void anInputThatFailsIsToldInOneLine() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThat(run(broken, "evaluate", "-")).isEqualTo(66);
        assertOneLine("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "evaluate a b",
                "evaluate - --at tomorrow",
                "evaluate - --at",
                "evaluate - --output xml",
                "evaluate - --frobnicate",
                "frobnicate",
                "--frobnicate",
                "--"
            })
    void wrongUsageIsToldWithTheUsage(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(64);
        assertThat(err.toString()).startsWith("certmonitor: ").contains("Usage: certmonitor");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "evaluate --help"})
    void helpIsNoError(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: certmonitor");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err.toString()).isEmpty();
    }

    private int evaluate(String data, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "evaluate";
        args[1] = "-";
        System.arraycopy(options, 0, args, 2, options.length);
        return run(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)), args);
    }

    private int run(String... args) {
        return run(InputStream.nullInputStream(), args);
    }

    private int run(InputStream in, String... args) {
        return Commands.run(new StandardStreams(in, new PrintWriter(out), new PrintWriter(err)), CLOCK, args);
    }

    private void assertOneLine(String message) {
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("certmonitor: ")
                .contains(message);
        assertThat(out.toString()).isEmpty();
    }
}

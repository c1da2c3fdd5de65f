package io.certmonitor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of promises names tests that exist. */
class ReliabilityDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/reliability.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT|Benchmark))(?:#(\\w+))?`");

    private final Map<String, Path> tests = tests();

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named =
                NAMED_TEST.matcher(Files.readString(DOCUMENT)).results().toList();

        assertThat(named).hasSizeGreaterThan(20).allSatisfy(this::exists);
    }

    @Test
    void everyPromiseNamesATest() throws IOException {
        List<String> promises = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith("| promise |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();

        assertThat(promises)
                .hasSizeGreaterThan(15)
                .allSatisfy(promise -> assertThat(promise).containsPattern(NAMED_TEST));
    }

    private void exists(MatchResult test) {
        Path file = tests.get(test.group(1));
        assertThat(file).as(test.group()).isNotNull();
        if (test.group(2) != null) {
            assertThat(file).as(test.group()).content().contains("void " + test.group(2) + "(");
        }
    }

    private static Map<String, Path> tests() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> NAMED_TEST.matcher("`" + name(file) + "`").matches())
                    .collect(Collectors.toMap(ReliabilityDocumentTest::name, file -> file, (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}

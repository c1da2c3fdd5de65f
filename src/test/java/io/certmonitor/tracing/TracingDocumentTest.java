package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureRequest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/tracing.md to the names that are used. */
class TracingDocumentTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void theDocumentHasEverySpanAndNoOther() throws IOException {
        Set<String> spans = named(name -> !name.contains(".") || name.contains(" "));
        spans.remove(TraceNames.AZURE_REQUEST);
        spans.remove(TraceNames.JUDGE);
        AzureRequest.OPERATIONS.forEach(operation -> spans.add(TraceNames.AZURE_REQUEST + operation));
        spans.add(TraceNames.JUDGE + "order");
        spans.add(TraceNames.JUDGE + "subscription");

        assertThat(documented("| span |")).isEqualTo(spans);
    }

    @Test
    void theDocumentHasEveryAttributeAndNoOther() throws IOException {
        assertThat(documented("| attribute |")).isEqualTo(named(name -> name.contains(".") && !name.contains(" ")));
    }

    /** The names in the first column of a table. */
    private static Set<String> documented(String header) throws IOException {
        return Files.readAllLines(Path.of("docs", "tracing.md")).stream()
                .dropWhile(line -> !line.startsWith(header))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> NAME.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(Predicate<String> wanted) {
        return Stream.of(TraceNames.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(TracingDocumentTest::value)
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

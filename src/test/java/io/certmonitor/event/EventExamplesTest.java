package io.certmonitor.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.certmonitor.transition.EventType;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published examples are what the monitor tells of scenarios. {@code ./mvnw test -Dtest=EventExamplesTest
 * -Dexamples.write=true} writes them anew.
 */
class EventExamplesTest {

    private static final Path FOLDER = Path.of("docs", "events", "examples");
    private static final String WHOLE = "order.expiring.v1.cloudevent.json";

    /** The end of the subject of the event that is the example of its type. */
    private static final Map<EventType, String> SUBJECTS = Map.of(
            EventType.EXPIRING, "/expiring-14d",
            EventType.EXPIRED, "/SampleCertificateOrderName",
            EventType.FAILED, "/denied",
            EventType.DEGRADED, "/key-vault-key-vault-does-not-exist",
            EventType.RESOLVED, "/key-vault-key-vault-does-not-exist",
            EventType.RENEWED, "/expiring-14d",
            EventType.DISCOVERED, "/healthy",
            EventType.REMOVED, "/healthy",
            EventType.UNREACHABLE, "",
            EventType.RESTORED, "");

    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private static Map<String, String> told;

    @BeforeAll
    static void tellTheStory() throws IOException {
        told = new TreeMap<>();
        EventStory binary = EventStory.told(Encoding.BINARY);
        for (EventType type : EventType.values()) {
            told.put(name(type) + ".json", text(EventStory.data(EventStory.event(example(binary, type)))));
        }
        told.put(
                WHOLE,
                text(EventStory.json(example(EventStory.told(Encoding.STRUCTURED), EventType.EXPIRING)
                        .value())));
        if (Boolean.getBoolean("examples.write")) {
            for (Map.Entry<String, String> example : told.entrySet()) {
                Files.writeString(Files.createDirectories(FOLDER).resolve(example.getKey()), example.getValue());
            }
        }
    }

    @Test
    void theExamplesAreWhatIsTold() throws IOException {
        assertThat(published())
                .as("write them anew with -Dexamples.write=true, if what is told was meant to change")
                .isEqualTo(told);
    }

    @Test
    void theExamplesKeepToTheirSchemas() throws IOException {
        PublishedSchemas schemas = PublishedSchemas.strict();

        for (EventType type : EventType.values()) {
            JsonNode example = PublishedSchemas.read(FOLDER.resolve(name(type) + ".json"));
            assertThat(schemas.violations(PublishedSchemas.id(type), example))
                    .as(name(type))
                    .isEmpty();
        }
    }

    private static TestRecord<String, byte[]> example(EventStory story, EventType type) {
        return story.events().stream()
                .filter(record -> isExample(EventStory.event(record), type))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isExample(CloudEvent event, EventType type) {
        return event.getType().equals(type.typeName())
                && String.valueOf(event.getSubject()).endsWith(SUBJECTS.getOrDefault(type, "no subject"));
    }

    private static Map<String, String> published() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.collect(Collectors.toSet())) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        }
    }

    private static String text(JsonNode example) throws JsonProcessingException {
        return JSON.writeValueAsString(example) + "\n";
    }

    private static String name(EventType type) {
        return PublishedSchemas.id(type).substring(PublishedSchemas.PREFIX.length());
    }
}

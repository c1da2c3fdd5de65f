package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that operators are given says what the monitor needs and no more. */
class RoleDefinitionTest {

    private static final Path FOLDER = Path.of("k8s/azure");
    private static final Path ROLE = FOLDER.resolve("certificate-order-monitor-role.json");
    private static final String GUID = "(?s).*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}.*";

    private JsonNode role = MissingNode.getInstance();

    @BeforeEach
    void read() throws IOException {
        role = JsonMapper.builder().build().readTree(ROLE.toFile());
    }

    @Test
    void allowsExactlyWhatTheRequestsOfTheMonitorNeed() {
        assertThat(texts("Actions"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                        .map(Operation::right)
                        .distinct()
                        .toList());
    }

    @Test
    void allowsToReadAndNothingElse() {
        assertThat(texts("Actions"))
                .allMatch(action -> action.toLowerCase(Locale.ROOT).endsWith("/read"))
                .noneMatch(action -> action.contains("*"));
        assertThat(texts("DataActions")).isEmpty();
        assertThat(texts("NotActions")).isEmpty();
        assertThat(texts("NotDataActions")).isEmpty();
        assertThat(role.path("IsCustom").booleanValue()).isTrue();
    }

    @Test
    void canBeAssignedOnlyWhereItsUserSays() {
        assertThat(texts("AssignableScopes")).containsExactly("/subscriptions/YOUR-SUBSCRIPTION-ID");
    }

    @Test
    void holdsNoIdOfAnybody() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotMatch(GUID);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void documentsNameEachRight(Operation operation) throws IOException {
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(operation.right());
        assertThat(Files.readString(Path.of("docs/configuration.md"))).contains(operation.right());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/configuration.md"})
    void documentsLinkToTheRole(String document) throws IOException {
        assertThat(Files.readString(Path.of(document))).contains("k8s/azure/README.md)");
    }

    private List<String> texts(String property) {
        JsonNode values = role.path(property);
        assertThat(values.isArray()).as(property).isTrue();
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}

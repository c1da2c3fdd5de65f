package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** What docs/kafka.md names is known to Kafka's clients, also where no test has a broker of that kind. */
class KafkaDocumentTest {

    @Test
    void everyVariableIsASettingOfTheClients() throws IOException {
        List<String> settings = found("(?m)^KAFKA_([A-Z_]+)=").stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .toList();

        assertThat(settings).hasSizeGreaterThan(30);
        assertThat(AdminClientConfig.configNames()).containsAll(settings);
    }

    @Test
    void everyClassIsThere() throws IOException {
        List<String> names = found("(org\\.apache\\.kafka\\.common\\.security\\.[a-z]+\\.[A-Za-z]+)");

        assertThat(names)
                .hasSizeGreaterThan(4)
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void everyRightIsUnderstood() {
        List<AclBinding> rights = KafkaDocument.rights("User:monitor");

        assertThat(rights).extracting(right -> right.entry().operation()).doesNotContain(AclOperation.UNKNOWN);
        assertThat(rights)
                .extracting(right -> right.pattern().resourceType())
                .contains(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)
                .doesNotContain(ResourceType.UNKNOWN);
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("docs", "kafka.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}

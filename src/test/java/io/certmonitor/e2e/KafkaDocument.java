package io.certmonitor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What docs/kafka.md tells people to set and to grant, so that tests do just that. */
public final class KafkaDocument {

    private static final Path FILE = Path.of("docs", "kafka.md");
    private static final Pattern RIGHT =
            Pattern.compile("(?m)^\\| (topic|group|transactional id) \\| `([^`]+)` \\| (\\w+) \\| ([^|]+) \\|");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private KafkaDocument() {}

    /**
     * The environment variables of a section.
     *
     * @param heading of the section
     * @param values what to write for each {@code <placeholder>}; all of them must be given
     * @return the values by name
     */
    public static Map<String, String> environment(String heading, Map<String, String> values) {
        Matcher block = Pattern.compile(
                        "## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(text());
        if (!block.find()) {
            throw new IllegalArgumentException("No settings under " + heading);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        block.group(1).lines().forEach(line -> {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), filled(line.substring(equals + 1), values));
        });
        return environment;
    }

    /**
     * The rules that grant a user what the document says the monitor needs.
     *
     * @param user such as {@code User:monitor}
     * @return the rules
     */
    public static List<AclBinding> rights(String user) {
        List<AclBinding> rights = new ArrayList<>();
        RIGHT.matcher(text()).results().forEach(row -> {
            ResourcePattern resource = new ResourcePattern(
                    ResourceType.fromString(row.group(1).replace(' ', '_').toUpperCase(Locale.ROOT)),
                    row.group(2),
                    PatternType.fromString(row.group(3).toUpperCase(Locale.ROOT)));
            WORD.matcher(row.group(4))
                    .results()
                    .map(KafkaDocument::operation)
                    .forEach(operation -> rights.add(new AclBinding(
                            resource, new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW))));
        });
        return rights;
    }

    private static AclOperation operation(MatchResult word) {
        return AclOperation.fromString(
                word.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    private static String filled(String value, Map<String, String> values) {
        return Pattern.compile("<([^>]+)>").matcher(value).replaceAll(placeholder -> {
            String replacement = values.get(placeholder.group(1));
            if (replacement == null) {
                throw new IllegalArgumentException("No value for " + placeholder.group());
            }
            return Matcher.quoteReplacement(replacement);
        });
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

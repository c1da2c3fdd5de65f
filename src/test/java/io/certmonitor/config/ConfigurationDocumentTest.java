package io.certmonitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of settings says what the mappings say. */
class ConfigurationDocumentTest {

    /** The policy has a document of its own. */
    private static final List<Class<?>> MAPPINGS = ConfigMappingTypes.ALL.stream()
            .filter(mapping -> !mapping.equals(PolicyConfig.class))
            .toList();

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(certmonitor\\.[^`]+)` \\| (?:`([^`]*)`)?");

    @Test
    void documentHasEverySettingWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/configuration.md")));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }

        Map<String, String> mapped = new TreeMap<>();
        for (Class<?> mapping : MAPPINGS) {
            collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, mapped);
        }

        assertThat(documented).isEqualTo(mapped);
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> settings) {
        for (Method method : mapping.getDeclaredMethods()) {
            WithName given = method.getAnnotation(WithName.class);
            String name = prefix + "." + (given == null ? kebabCase(method.getName()) : given.value());
            Class<?> type = method.getReturnType();
            if (type.isInterface() && type.getEnclosingClass() != null && MAPPINGS.contains(type.getEnclosingClass())) {
                collect(name, type, settings);
            } else {
                WithDefault value = method.getAnnotation(WithDefault.class);
                settings.put(Map.class.equals(type) ? name + ".*" : name, value == null ? "" : value.value());
            }
        }
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

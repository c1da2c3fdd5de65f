package io.certmonitor.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.certmonitor.config.ConfigMappingTypes;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The names that settings of the monitor, of Quarkus, of Kafka's clients and of the JVM have. */
final class KnownSettings {

    private static final Set<String> PROPERTIES = ConfigMappingTypes.ALL.stream()
            .flatMap(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> QUARKUS = variablesOfQuarkus();
    private static final Pattern JVM_OPTION = Pattern.compile("-XX:[+-]?(\\w+)(=\\S+)?|-D[\\w.-]+=\\S+");

    private KnownSettings() {}

    /** Whether a property, such as {@code certmonitor.poll.interval}, is one of the monitor's. */
    static boolean isProperty(String name) {
        String withoutIndexes = name.replaceAll("\\[\\d+]", "[*]");
        return PROPERTIES.stream()
                .anyMatch(known -> Pattern.compile(Stream.of(known.split("(?<!\\[)\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".+")))
                        .matcher(withoutIndexes)
                        .matches());
    }

    /** Whether an environment variable of this name is read by anything in the process. */
    static boolean isVariable(String name) {
        if (name.startsWith("CERTMONITOR_")) {
            return PROPERTIES.stream().anyMatch(property -> variable(property).equals(name));
        }
        if (name.startsWith("KAFKA_")) {
            String setting =
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
            return AdminClientConfig.configNames().contains(setting)
                    || ProducerConfig.configNames().contains(setting)
                    || ConsumerConfig.configNames().contains(setting);
        }
        return QUARKUS.contains(name) || name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS");
    }

    /** Whether this JVM knows each of the options. */
    static boolean areOptionsOfTheJvm(String options) {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Stream.of(options.split(" ", -1)).allMatch(option -> {
            Matcher parts = JVM_OPTION.matcher(option);
            return parts.matches()
                    && (parts.group(1) == null
                            || !jvm.getVMOption(parts.group(1)).getName().isEmpty());
        });
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** As the extensions that the monitor is built of describe their settings. */
    private static Set<String> variablesOfQuarkus() {
        Set<String> variables = new TreeSet<>();
        try {
            for (URL model : Collections.list(KnownSettings.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream text = model.openStream()) {
                    variables.addAll(new ObjectMapper().readTree(text).findValuesAsText("environmentVariable"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }
}

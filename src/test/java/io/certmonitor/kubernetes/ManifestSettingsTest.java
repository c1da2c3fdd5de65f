package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.config.PolicyNamesUnchecked;
import io.certmonitor.definition.PolicyReading;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests set is a setting of what they set it for. */
class ManifestSettingsTest {

    private static final int ORDINAL = 200;

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyEnvironmentVariableIsReadBySomething(Rendering rendering) {
        PodEnvironment environment = environment(rendering);

        assertThat(environment.names())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(KnownSettings.isVariable(name)
                                || environment.referred().contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyReferenceIsToAVariableBeforeIt(Rendering rendering) {
        Map<String, String> values = environment(rendering).values((secret, key) -> secret + "/" + key);

        assertThat(values.values()).noneMatch(value -> value.contains("$(")).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theJvmKnowsItsOptions(Rendering rendering) {
        Map<String, String> values = environment(rendering).values((secret, key) -> key);

        assertThat(values.entrySet().stream()
                        .filter(entry -> entry.getKey().contains("JAVA"))
                        .map(Map.Entry::getValue))
                .isNotEmpty()
                .allMatch(KnownSettings::areOptionsOfTheJvm);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theMountedConfigurationHasSettingsOfTheMonitorOnlyAndNoMistake(Rendering rendering) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source(rendering))
                .withMapping(PolicyConfig.class);
        new PolicyNamesUnchecked().configBuilder(builder);
        SmallRyeConfig config = builder.build();

        assertThat(source(rendering).getPropertyNames())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(KnownSettings.isProperty(name)).as(name).isTrue());
        assertThat(PolicyReading.of(config.getConfigMapping(PolicyConfig.class), config)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theConfigurationIsReadFromWhereItIsMounted(Rendering rendering) {
        assertThat(environment(rendering).values((secret, key) -> key).get("QUARKUS_CONFIG_LOCATIONS"))
                .isEqualTo(mountPath(rendering, "config") + "/application.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CERTMONITOR_POLL_INTERWAL", "KAFKA_BOOTSTRAP_SERVER", "QUARKUS_HTTP_PROT", "CERTMONITOR_PORT"})
    void aMisspeltVariableIsFound(String name) {
        assertThat(KnownSettings.isVariable(name)).isFalse();
    }

    @Test
    void aMisspeltPropertyOrOptionIsFound() {
        assertThat(KnownSettings.isProperty("certmonitor.policy.expiring.tiers[0].befor"))
                .isFalse();
        assertThat(KnownSettings.isProperty("certmonitor.policy.expiring.tiers[0].before"))
                .isTrue();
        assertThatThrownBy(() -> KnownSettings.areOptionsOfTheJvm("-XX:MaxRAMPercent=60"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }

    private static PodEnvironment environment(Rendering rendering) {
        return new PodEnvironment(rendering.manifests().container());
    }

    private static YamlConfigSource source(Rendering rendering) {
        return new YamlConfigSource("mounted", rendering.manifests().configuration(), ORDINAL);
    }

    private static String mountPath(Rendering rendering, String volume) {
        return Manifests.stream(rendering.manifests().container().path("volumeMounts"))
                .filter(mount -> Manifests.name(mount).equals(volume))
                .map(mount -> mount.path("mountPath").asText())
                .findFirst()
                .orElseThrow();
    }
}

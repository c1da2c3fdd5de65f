package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSetupTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void withoutAnEndpointNothingIsTraced() {
        TracingSetup setup = new TracingSetup(config());

        assertThat(setup.tracing()).isSameAs(Tracing.OFF);
        assertThat(setup.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint"})
    void anEndpointSwitchesTracingOn(String property) {
        TracingSetup setup = new TracingSetup(config(property, NOWHERE));

        assertThat(setup.tracing().isOn()).isTrue();
        assertThat(setup.tracing().start().begin("step").traceparent()).endsWith("-01");
        setup.close();
    }

    @ParameterizedTest
    @CsvSource({"otel.sdk.disabled, true", "otel.sdk.disabled, TRUE", "otel.traces.exporter, none"})
    void openTelemetrysOwnSwitchesKeepItOff(String property, String value) {
        TracingSetup setup = new TracingSetup(config("otel.exporter.otlp.endpoint", NOWHERE, property, value));

        assertThat(setup.tracing().isOn()).isFalse();
    }

    @Test
    void settingsOfAFileCountAsThoseOfTheEnvironmentDo() {
        TracingSetup setup =
                new TracingSetup(config("otel.exporter.otlp.endpoint", NOWHERE, "otel.traces.sampler", "always_off"));

        assertThat(setup.tracing().start().begin("step").traceparent()).endsWith("-00");
        setup.close();
    }

    @ParameterizedTest
    @CsvSource({"http/protobuf", "grpc"})
    void bothProtocolsOfOtlpAreThere(String protocol) {
        TracingSetup setup = new TracingSetup(
                config("otel.exporter.otlp.endpoint", NOWHERE, "otel.exporter.otlp.protocol", protocol));

        assertThat(setup.problems()).isEmpty();
        assertThat(setup.tracing().isOn()).isTrue();
        setup.close();
    }

    @ParameterizedTest
    @CsvSource({
        "otel.exporter.otlp.endpoint, collector:4318",
        "otel.exporter.otlp.protocol, smoke",
        "otel.traces.sampler, sometimes",
        "otel.traces.exporter, pigeon",
        "otel.bsp.schedule.delay, soon"
    })
    void aSettingThatCannotWorkIsAProblemThatNamesItsValue(String property, String value) {
        TracingSetup setup = new TracingSetup(config("otel.exporter.otlp.endpoint", NOWHERE, property, value));

        assertThat(setup.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("otel.*: ").contains(value));
        assertThat(setup.tracing().isOn()).isFalse();
    }

    @Test
    void theEndpointIsShownWithoutSecrets() {
        TracingSettings settings = TracingSettings.of(
                config("otel.exporter.otlp.endpoint", "https://user:secret@collector:4318/otlp?key=secret"));

        assertThat(settings.endpoint()).isEqualTo("https://collector:4318/otlp");
    }

    private static Config config(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder().withDefaultValues(properties).build();
    }
}

package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void propagatorsThatAPlatformSetsForAllAreNotNeeded() {
        TracingSetup setup = new TracingSetup(
                config("otel.exporter.otlp.endpoint", NOWHERE, "otel.propagators", "tracecontext,baggage,b3"));

        assertThat(setup.problems()).isEmpty();
        assertThat(setup.tracing().isOn()).isTrue();
        setup.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer s3cret",
                "api-key=s3cret,s3cret",
                "api-key=s3cret%",
                "api key=s3cret",
                "=s3cret",
                "api-key=s3cret%0A",
                "api-key=s3cret%C2%A0"
            })
    void headersThatCannotBeUnderstoodAreAProblemThatKeepsThemSecret(String headers) {
        for (String property : List.of("otel.exporter.otlp.headers", "otel.exporter.otlp.traces.headers")) {
            TracingSetup setup = new TracingSetup(config("otel.exporter.otlp.endpoint", NOWHERE, property, headers));

            assertThat(setup.problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem).contains(property, "name=value").doesNotContain("s3cret"));
            assertThat(setup.tracing().isOn()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key=s3cret", "Authorization=Bearer%20s3cret,x-team = web", "a=b==,"})
    void headersAreTaken(String headers) {
        TracingSetup setup =
                new TracingSetup(config("otel.exporter.otlp.endpoint", NOWHERE, "otel.exporter.otlp.headers", headers));

        assertThat(setup.problems()).isEmpty();
        assertThat(setup.tracing().isOn()).isTrue();
        setup.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cret@collector:4318/otlp?key=s3cret",
                "user:s3cret@collector:4318",
                "ftp://user:s3cret@collector",
                "https://user:s3cret@collector:port"
            })
    void anEndpointThatCannotWorkIsAProblemWithoutSecrets(String endpoint) {
        TracingSetup setup = new TracingSetup(config("otel.exporter.otlp.endpoint", endpoint));

        assertThat(setup.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("endpoint").doesNotContain("s3cret"));
    }

    @Test
    void settingsDoNotShowTheirValues() {
        TracingSettings settings = TracingSettings.of(
                config("otel.exporter.otlp.endpoint", NOWHERE, "otel.exporter.otlp.headers", "api-key=s3cret"));

        assertThat(settings.toString()).contains(NOWHERE).doesNotContain("s3cret");
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

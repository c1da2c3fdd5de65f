package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class DemoOptionsTest {

    @Test
    void withoutOptionsItRunsUntilInterruptedOnTheUsualPorts() {
        DemoOptions options = DemoOptions.parse();

        assertThat(options.subscriptions()).isEqualTo(3);
        assertThat(options.orders()).isEqualTo(60);
        assertThat(options.duration()).isNull();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.managementPort()).isEqualTo(9000);
        assertThat(options.kafkaPort()).isEqualTo(9092);
        assertThat(options.azure()).isFalse();
    }

    @Test
    void everyOptionIsHeeded() {
        DemoOptions options = DemoOptions.parse(
                "--subscriptions", "5", "--orders", "0", "--for", "90s", "--port", "18080", "--kafka-port", "19092");

        assertThat(options.subscriptions()).isEqualTo(5);
        assertThat(options.orders()).isZero();
        assertThat(options.duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.port()).isEqualTo(18080);
        assertThat(options.managementPort()).isEqualTo(18081);
        assertThat(options.kafkaPort()).isEqualTo(19092);
    }

    @Test
    void azureMeansTheUsersOwnOrders() {
        assertThat(DemoOptions.parse("--azure").azure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60s, PT60S", "2m, PT2M", "1h30m, PT90M", "PT1M, PT1M", "pt1m, PT1M"})
    void timeIsReadInEverySpelling(String text, Duration expected) {
        assertThat(DemoOptions.parse("--for", text).duration()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for 60 | Invalid value for option '--for': '60' is no time such as 60s, 2m or PT1M",
                "--for 0s | Invalid value for option '--for': '0s' is no time such as 60s, 2m or PT1M",
                "--for -5s | Invalid value for option '--for': '-5s' is no time such as 60s, 2m or PT1M",
                "--orders -1 | --orders must be at least 0, not -1",
                "--orders many | Invalid value for option '--orders': 'many' is not an int",
                "--subscriptions 0 | --subscriptions must be at least 1, not 0",
                "--port 65535 | --port must be 1 to 65534, not 65535",
                "--kafka-port 0 | --kafka-port must be 1 to 65535, not 0",
                "--kafka-port 9000 | --kafka-port must differ from the service's ports 8080 and 9000",
                "--azure --orders 5 | --azure shows your own orders; --subscriptions and --orders are for simulated ones",
                "--colour | Unknown option: '--colour'",
                "now | Unmatched argument at index 0: 'now'"
            })
    void optionThatMakesNoSenseIsRefusedInOneLine(String arguments, String message) {
        assertThatThrownBy(() -> DemoOptions.parse(arguments.split(" ", -1)))
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }

    @Test
    void helpOfTheScriptExplainsEveryOption() throws IOException {
        String script = Files.readString(Path.of("demo"));

        assertThat(CommandLine.Model.CommandSpec.forAnnotatedObject(DemoOptions.parse())
                        .options())
                .extracting(OptionSpec::longestName)
                .isNotEmpty()
                .allSatisfy(option -> assertThat(script).contains("\n  " + option + " "));
    }
}

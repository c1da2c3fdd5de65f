package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.StreamConfig;
import io.certmonitor.config.TopicsConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What Kafka Streams is told; its consumers are asked, since Streams has a mind of its own about some settings. */
class StreamsSettingsTest {

    private static final String LEAVES_WHEN_CLOSED = "internal.leave.group.on.close";

    @Test
    void replicaWithoutANameLeavesTheGroupWhenItStops() {
        assertThat(mainConsumer(Map.of())).containsEntry(LEAVES_WHEN_CLOSED, true);
    }

    @Test
    void replicaThatKeepsItsNameStaysInTheGroupWhenItStops() {
        assertThat(mainConsumer(Map.of("certmonitor.instance-id", "certmonitor-0")))
                .containsEntry(LEAVES_WHEN_CLOSED, false)
                .containsEntry("group.instance.id", "certmonitor-0-1");
    }

    private static Map<String, Object> mainConsumer(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(MonitorConfig.class)
                .withMapping(StreamConfig.class)
                .withMapping(TopicsConfig.class)
                .withValidateUnknown(false)
                .build();
        Properties settings = StreamsSettings.of(
                Map.of("bootstrap.servers", "127.0.0.1:9092"),
                config.getConfigMapping(StreamConfig.class),
                config.getConfigMapping(TopicsConfig.class),
                config.getConfigMapping(MonitorConfig.class),
                "replica:8080");
        return new HashMap<>(new StreamsConfig(settings).getMainConsumerConfigs("certmonitor", "client", 1));
    }
}

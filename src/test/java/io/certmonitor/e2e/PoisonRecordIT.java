package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.PublishedExample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Records that are no observations, on a real broker with its limits. */
class PoisonRecordIT {

    /** With key and overhead, the largest that Kafka takes by default: one with more headers would not be taken. */
    private static final int LARGEST = 1024 * 1024 - 128;

    @Test
    void theLargestRecordThatABrokerTakesIsSetAsideAndWhatFollowsIsJudged() throws Exception {
        try (MonitorRig rig = new MonitorRig()) {
            ServiceProcess service = rig.start();
            byte[] huge = "<html>".repeat(LARGEST / 6).getBytes(StandardCharsets.UTF_8);
            send(rig, huge);
            rig.azure.putOrder(PublishedExample.order());

            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);
            await().atMost(MonitorRig.PATIENCE).until(() -> letters(rig).size() == 12);

            assertThat(letters(rig)).allSatisfy(letter -> {
                assertThat(header(letter, "reason")).isEqualTo("not_json");
                assertThat(header(letter, "origin")).matches("certmonitor\\.observations-\\d+@\\d+");
                assertThat(header(letter, "original-size")).isEqualTo(Integer.toString(huge.length));
                assertThat(huge).startsWith(letter.value());
            });
            assertThat(rig.metrics(service))
                    .containsPattern("certmonitor_dead_letters_total\\{reason=\"not_json\",?} 12\\.0");
            rig.awaitAllClear(service);
            assertThat(service.output())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .filteredOn(line -> line.contains("record sent to dead letters"))
                    .hasSize(12);
        }
    }

    /** To every partition, whichever the orders are judged in. */
    private static void send(MonitorRig rig, byte[] value) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, rig.broker.openServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 12; partition++) {
                producer.send(new ProducerRecord<>("certmonitor.observations", partition, null, value))
                        .get();
            }
        }
    }

    private static List<ConsumerRecord<String, byte[]>> letters(MonitorRig rig) {
        return rig.topics.read("certmonitor.dead-letter", new ByteArrayDeserializer());
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

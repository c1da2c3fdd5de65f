package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.SimulatedOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Secrets and personal data that Azure sends reach no output, whatever else is wrong with the order. */
class SecrecyIT {

    private static final String CANARY = "canary-4c1d9e";
    private static final List<String> SECRETS = List.of(
            "csr", "domainVerificationToken", "signedCertificate.rawData", "intermediate.rawData", "root.rawData");

    @Test
    void noCanaryInAnySecretOrPersonalFieldIsFoundInAnyOutput() {
        try (MonitorRig rig = new MonitorRig()) {
            rig.azure.putOrder(order("expiring", true));
            rig.azure.putOrder(order("broken", false));
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(rig.told()).extracting(Told::order).contains("expiring", "broken"));
            rig.awaitPolls(2);

            List<String> outputs = outputs(rig, service);

            // The search itself must be able to find something.
            assertThat(outputs).anyMatch(output -> output.contains("expiring"));
            assertThat(outputs).noneMatch(output -> output.contains(CANARY));
        }
    }

    /** Well formed, or with each secret of a type that cannot be read, so that an error could quote it. */
    private static SimulatedOrder order(String name, boolean wellFormed) {
        var builder = SimulatedOrder.healthy(Instant.now(), "0b1f6471-1bf0-4dda-aec3-cb9272f09590", "shop", name)
                .expiresIn(Duration.ofDays(5))
                .raw("contact.email", CANARY + "@example.com")
                .raw("contact.nameFirst", CANARY)
                .raw("contact.nameLast", CANARY)
                .raw("contact.phone", CANARY);
        SECRETS.forEach(secret -> builder.raw(secret, wellFormed ? CANARY : Map.of("nested", List.of(CANARY))));
        if (!wellFormed) {
            builder.raw("expirationTime", "not a date").raw("contact", List.of(CANARY));
        }
        return builder.build();
    }

    private static List<String> outputs(MonitorRig rig, ServiceProcess service) {
        List<String> outputs = new ArrayList<>(service.output());
        for (String topic : rig.topics.topics()) {
            rig.topics.read(topic, new ByteArrayDeserializer()).forEach(record -> outputs.add(text(record)));
        }
        outputs.add(rig.metrics(service));
        outputs.add(rig.get(service.applicationUri().resolve("/api/v1/orders")));
        outputs.add(rig.get(service.applicationUri().resolve("/api/v1/scopes")));
        outputs.add(rig.get(service.managementUri().resolve("/q/health")));
        return outputs;
    }

    private static String text(ConsumerRecord<String, byte[]> kafkaRecord) {
        StringBuilder text = new StringBuilder(String.valueOf(kafkaRecord.key()));
        if (kafkaRecord.value() != null) {
            text.append(new String(kafkaRecord.value(), StandardCharsets.UTF_8));
        }
        kafkaRecord
                .headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}

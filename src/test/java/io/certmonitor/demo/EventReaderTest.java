package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final String ID = "/subscriptions/5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5/resourceGroups/rg-webshop"
            + "/providers/Microsoft.CertificateRegistration/certificateOrders/pay-example-com";

    @Test
    void readsWhatAnEventSays() {
        String data = """
                {"order": {"subscriptionId": "5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5", "resourceGroup": "rg-webshop",
                           "name": "pay-example-com"},
                 "expiration": {"effective": "2026-12-07T14:02:11Z"},
                 "finding": {"code": "EXPIRING", "tier": "14d", "property": "expirationTime", "reason": "renewed",
                             "remediation": "Renew it."}}
                """;

        OrderEvent event = EventReader.read(message(
                Map.of(
                        "ce_type", "io.certmonitor.order.expiring.v1",
                        "ce_time", "2026-11-23T14:02:11Z",
                        "ce_severity", "critical",
                        "ce_finding", "EXPIRING",
                        "ce_subject", ID),
                data));

        assertThat(event)
                .isEqualTo(new OrderEvent(
                        Instant.parse("2026-11-23T14:02:11Z"),
                        "expiring",
                        "critical",
                        new OrderEvent.Subject("5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5", "rg-webshop", "pay-example-com"),
                        "EXPIRING",
                        "14d",
                        "expirationTime",
                        "renewed",
                        Instant.parse("2026-12-07T14:02:11Z"),
                        "Renew it."));
    }

    @Test
    void subjectSaysWhoseEventItIsWhenTheDataDoesNot() {
        OrderEvent event = EventReader.read(message(Map.of("ce_subject", ID), "{}"));

        assertThat(event.subject().brief()).isEqualTo("5709a1c2/rg-webshop/pay-example-com");
    }

    @Test
    void eventOfASubscriptionHasNoOrder() {
        OrderEvent event = EventReader.read(message(
                Map.of(
                        "ce_subject",
                        "/subscriptions/5709a1c2-8f3e",
                        "ce_type",
                        "io.certmonitor.subscription.restored.v1"),
                "{}"));

        assertThat(event.kind()).isEqualTo("restored");
        assertThat(event.subject().brief()).isEqualTo("5709a1c2");
    }

    @Test
    void whatCannotBeReadIsEmpty() {
        OrderEvent event = EventReader.read(message(Map.of("ce_time", "yesterday"), "not JSON"));

        assertThat(event)
                .isEqualTo(new OrderEvent(
                        Instant.EPOCH, "", "", new OrderEvent.Subject("", "", ""), "", "", "", "", null, ""));
    }

    private static ConsumerRecord<String, byte[]> message(Map<String, String> headers, String data) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                EventFeed.TOPIC,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                data.getBytes(StandardCharsets.UTF_8),
                all,
                Optional.empty());
    }
}

package io.certmonitor.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A current order as any subscriber reads it, or that it is gone.
 *
 * @param key the record's key
 * @param time the record's timestamp
 * @param order the order; null when the record is a tombstone
 */
record Shown(String key, Instant time, @Nullable Order order) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What is shown of an order.
     *
     * @param status its status
     * @param expiry the effective one; null when there is none
     * @param serialNumber of its certificate; empty when there is none
     * @param findings the tier of each finding, by code and property; empty for one without tiers
     */
    record Order(String status, @Nullable Instant expiry, String serialNumber, Map<String, String> findings) {}

    static Shown of(ConsumerRecord<String, byte[]> record) {
        Instant time = Instant.ofEpochMilli(record.timestamp());
        if (record.value() == null) {
            return new Shown(record.key(), time, null);
        }
        try {
            JsonNode value = JSON.readTree(record.value());
            String expiry = value.at("/expiration/effective").asText();
            Map<String, String> findings = new TreeMap<>();
            for (JsonNode finding : value.path("findings")) {
                String property = finding.path("property").asText();
                findings.put(
                        finding.path("code").asText() + (property.isEmpty() ? "" : " " + property),
                        finding.path("tier").asText());
            }
            return new Shown(
                    record.key(),
                    time,
                    new Order(
                            value.at("/order/status").asText(),
                            expiry.isEmpty() ? null : Instant.parse(expiry),
                            value.at("/order/serialNumber").asText(),
                            findings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

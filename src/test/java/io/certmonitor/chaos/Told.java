package io.certmonitor.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as any subscriber reads it. What it does not say is empty.
 *
 * @param key the record's key
 * @param offset the record's offset
 * @param id the event's id
 * @param type the event's type, without what all types share
 * @param time when it was judged, by the event
 * @param finding code and property of its finding
 * @param transition what became of the finding
 * @param tier the finding's tier
 * @param episode the finding's episode; 0 without a finding
 * @param reason why it was resolved
 * @param serialNumber of the order's certificate
 */
record Told(
        String key,
        long offset,
        String id,
        String type,
        Instant time,
        String finding,
        String transition,
        String tier,
        int episode,
        String reason,
        String serialNumber) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Told of(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode data = JSON.readTree(record.value());
            JsonNode finding = data.path("finding");
            String property = finding.path("property").asText();
            return new Told(
                    record.key(),
                    record.offset(),
                    header(record, "ce_id"),
                    header(record, "ce_type").replaceAll("io\\.certmonitor\\.(.*)\\.v1", "$1"),
                    Instant.parse(header(record, "ce_time")),
                    finding.path("code").asText() + (property.isEmpty() ? "" : " " + property),
                    finding.path("transition").asText(),
                    finding.path("tier").asText(),
                    finding.path("episode").asInt(),
                    finding.path("reason").asText(),
                    data.path("order").path("serialNumber").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRemoval() {
        return type.equals("order.removed") || reason.equals("removed");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "%s #%d %s %s %s tier=%s episode=%d reason=%s serial=%s id=%s"
                .formatted(time, offset, type, finding, transition, tier, episode, reason, serialNumber, id);
    }
}

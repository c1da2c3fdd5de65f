package io.certmonitor.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in Kafka's binary mode, and takes what is missing or odd for empty: a viewer refuses nothing. */
final class EventReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventReader() {}

    static OrderEvent read(ConsumerRecord<String, byte[]> message) {
        JsonNode data = data(message.value());
        JsonNode finding = data.path("finding");
        Instant time = instant(header(message, "ce_time"));
        return new OrderEvent(
                time == null ? Instant.ofEpochMilli(message.timestamp()) : time,
                kind(header(message, "ce_type")),
                firstOf(header(message, "ce_severity"), finding.path("severity").asText("")),
                subject(data.path("order"), header(message, "ce_subject")),
                firstOf(header(message, "ce_finding"), finding.path("code").asText("")),
                finding.path("tier").asText(""),
                finding.path("property").asText(""),
                finding.path("reason").asText(""),
                instant(data.path("expiration").path("effective").asText("")),
                finding.path("remediation").asText(""));
    }

    /** From io.certmonitor.order.expiring.v1 the word before the version. */
    private static String kind(String type) {
        String[] words = type.split("\\.", -1);
        return words.length < 2 ? type : words[words.length - 2];
    }

    private static OrderEvent.Subject subject(JsonNode order, String armId) {
        // "", "subscriptions", id, "resourceGroups", group, "providers", namespace, type, name
        String[] segments = armId.split("/", -1);
        return new OrderEvent.Subject(
                firstOf(order.path("subscriptionId").asText(""), segment(segments, 2)),
                firstOf(order.path("resourceGroup").asText(""), segment(segments, 4)),
                firstOf(order.path("name").asText(""), segment(segments, 8)));
    }

    private static String segment(String[] segments, int index) {
        return index < segments.length ? segments[index] : "";
    }

    private static JsonNode data(byte @Nullable [] value) {
        try {
            return value == null ? MissingNode.getInstance() : JSON.readTree(new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String firstOf(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}

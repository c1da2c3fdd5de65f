package io.certmonitor.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.PollMessage;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.FindingCode;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads and writes the monitor's own records. Fields that a later version added are ignored, so that versions can run
 * side by side during a rolling update.
 */
public final class WireJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(AzureValue.class, new AzureValueJson.Writer())
                    .addDeserializer(AzureValue.class, new AzureValueJson.Reader())
                    .addSerializer(OrderId.class, new OrderIdJson.Writer())
                    .addDeserializer(OrderId.class, new OrderIdJson.Reader())
                    .addSerializer(FindingCode.class, new FindingCodeJson.Writer())
                    .addDeserializer(FindingCode.class, new FindingCodeJson.Reader())
                    .addDeserializer(Instant.class, new InstantReader()))
            .addMixIn(PollMessage.class, PollMessageTypes.class)
            .addMixIn(Observation.class, ObservationTypes.class)
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** One for each type, since making one looks the type up. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private WireJson() {}

    /** The JSON of a record, in UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws IOException when the bytes are not the JSON of such a record
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return read(json, json.length, type);
    }

    /**
     * Reads a record from the beginning of an array.
     *
     * @param length how many bytes of the array are the JSON
     * @throws IOException when they are not the JSON of such a record
     */
    public static <T> T read(byte[] json, int length, Class<T> type) throws IOException {
        T value = READERS.get(type).readValue(json, 0, length);
        if (value == null) {
            throw new IOException("JSON null is no " + type.getSimpleName());
        }
        return value;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Observation.class),
        @JsonSubTypes.Type(value = PollRequest.class, name = "poll-requested")
    })
    private interface PollMessageTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Observation.PollStarted.class, name = "poll-started"),
        @JsonSubTypes.Type(value = Observation.ResourceGroupsDiscovered.class, name = "resource-groups-discovered"),
        @JsonSubTypes.Type(value = Observation.OrderSeen.class, name = "order-seen"),
        @JsonSubTypes.Type(value = Observation.ScopeCompleted.class, name = "scope-completed"),
        @JsonSubTypes.Type(value = Observation.ScopeFailed.class, name = "scope-failed")
    })
    private interface ObservationTypes {}
}

package io.certmonitor.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.certmonitor.order.OrderId;
import java.io.IOException;

/** An {@link OrderId} is written as its ARM id. */
final class OrderIdJson {

    private OrderIdJson() {}

    /** Writes the ARM id. */
    static final class Writer extends JsonSerializer<OrderId> {

        @Override
        public void serialize(OrderId id, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(id.armId());
        }
    }

    /** Reads the ARM id. */
    static final class Reader extends JsonDeserializer<OrderId> {

        @Override
        public OrderId deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString("");
            return OrderId.parse(text)
                    .orElseThrow(() -> new InvalidFormatException(
                            parser, "not the id of a certificate order", text, OrderId.class));
        }
    }
}

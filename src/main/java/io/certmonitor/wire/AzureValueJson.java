package io.certmonitor.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import io.certmonitor.order.AzureEnum;
import io.certmonitor.order.AzureValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An {@link AzureValue} is written as Azure's text, and read for the enumeration that the property has. */
final class AzureValueJson {

    private AzureValueJson() {}

    /** Writes the text. */
    @SuppressWarnings("rawtypes")
    static final class Writer extends JsonSerializer<AzureValue> {

        @Override
        public void serialize(AzureValue value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(value.text());
        }
    }

    /** Reads the text, once Jackson has said for which enumeration. */
    @SuppressWarnings("rawtypes")
    static final class Reader extends JsonDeserializer<AzureValue> implements ContextualDeserializer {

        private final @Nullable Class<?> enumeration;

        Reader() {
            this(null);
        }

        private Reader(@Nullable Class<?> enumeration) {
            this.enumeration = enumeration;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType type = context.getContextualType();
            return new Reader(type.containedType(0).getRawClass());
        }

        @Override
        public AzureValue deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (enumeration == null) {
                return context.reportInputMismatch(AzureValue.class, "the enumeration is not known");
            }
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(AzureValue.class, "the value is not a text");
            }
            return read(enumeration, parser.getText());
        }

        @SuppressWarnings("unchecked")
        private static <E extends Enum<E> & AzureEnum> AzureValue<E> read(Class<?> enumeration, String text) {
            return AzureValue.of((Class<E>) enumeration, text);
        }
    }
}

package io.certmonitor.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.certmonitor.policy.FindingCode;
import java.io.IOException;

/** A {@link FindingCode} is written as its name, and any name is read: another version may know more codes. */
final class FindingCodeJson {

    private FindingCodeJson() {}

    /** Writes the name. */
    static final class Writer extends JsonSerializer<FindingCode> {

        @Override
        public void serialize(FindingCode code, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(code.name());
        }
    }

    /** Reads the name. */
    static final class Reader extends JsonDeserializer<FindingCode> {

        @Override
        public FindingCode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (FindingCode) context.handleUnexpectedToken(FindingCode.class, parser);
            }
            return new FindingCode(parser.getText());
        }
    }
}

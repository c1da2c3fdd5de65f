package io.certmonitor.stream;

import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Keeps state in the stores as JSON behind one byte that names the version of its schema, so that a later version can
 * tell what it reads.
 */
final class StateSerde<T> implements Serde<T> {

    private static final byte SCHEMA_VERSION = 1;

    private final Class<T> type;

    StateSerde(Class<T> type) {
        this.type = type;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, state) -> state == null ? null : versioned(WireJson.write(state));
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private static byte[] versioned(byte[] json) {
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = SCHEMA_VERSION;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    private T read(String topic, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != SCHEMA_VERSION) {
            throw new SerializationException("State in " + topic + " has a schema that this version does not know");
        }
        try {
            return WireJson.read(Arrays.copyOfRange(bytes, 1, bytes.length), type);
        } catch (IOException e) {
            throw new SerializationException("State in " + topic + " cannot be read", e);
        }
    }
}

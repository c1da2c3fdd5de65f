package io.certmonitor.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes the dead letter of a record: key and value as they came, and in headers why and from where. */
final class DeadLetter {

    /** Header: why the record could not be read, as one of {@link DeadLetterReason#label()}. */
    static final String REASON = "reason";

    /** Header: the topic, partition and offset it was read from. */
    static final String ORIGIN = "origin";

    /** Header of a letter that was cut: how many bytes key and value had together. */
    static final String ORIGINAL_SIZE = "original-size";

    /** A letter with its headers must fit where a record without them did, or it would stop the topology for ever. */
    static final int MAX_VALUE_BYTES = 512 * 1024;

    static final int MAX_KEY_BYTES = 16 * 1024;

    private DeadLetter() {}

    static Record<Object, Object> of(Record<byte[], byte[]> received, DeadLetterReason reason, String origin) {
        byte[] key = received.key();
        byte[] value = received.value();
        Headers headers = new RecordHeaders().add(REASON, bytes(reason.label())).add(ORIGIN, bytes(origin));
        if (length(key) > MAX_KEY_BYTES || length(value) > MAX_VALUE_BYTES) {
            headers.add(ORIGINAL_SIZE, bytes(Integer.toString(length(key) + length(value))));
        }
        return new Record<>(cut(key, MAX_KEY_BYTES), cut(value, MAX_VALUE_BYTES), received.timestamp(), headers);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

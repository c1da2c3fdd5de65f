package io.certmonitor.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Deflates and inflates state (RFC 1951) with a dictionary of what the JSON of most orders has in common: names of
 * properties, Azure's words, the certificates of the issuing authority. An order is far too short to repeat itself
 * much, so this more than halves it again. For use by one thread, which keeps it: making a deflater and its buffers
 * takes longer than to deflate an order.
 */
final class StateCompression {

    /**
     * The dictionary of schema 3. Part of the form of what is stored: another one needs another schema.
     *
     * @see StateSerde
     */
    static final byte[] DICTIONARY = resource("state-schema-3.dictionary");

    private static final int USUAL_LENGTH = 8 * 1024;
    /** What a single large state needed is not kept for all those after it. */
    private static final int MOST_KEPT = 1024 * 1024;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** What was written last, up to {@link #length}; holds until the next call. */
    byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes were written. */
    int length() {
        return length;
    }

    /**
     * Deflates with the dictionary.
     *
     * @param first is written before what is deflated
     */
    void deflate(byte first, byte[] plain) {
        begin();
        bytes[length++] = first;
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
            length += deflater.deflate(bytes, length, bytes.length - length);
            growIfFull();
        }
    }

    /**
     * Inflates what follows the first byte.
     *
     * @param dictionary what it was deflated with; null when with none
     * @throws DataFormatException when it was not deflated so, or its end is missing
     */
    void inflate(byte[] deflated, byte @Nullable [] dictionary) throws DataFormatException {
        begin();
        inflater.reset();
        if (dictionary != null) {
            inflater.setDictionary(dictionary);
        }
        inflater.setInput(deflated, 1, deflated.length - 1);
        while (!inflater.finished()) {
            int inflated = inflater.inflate(bytes, length, bytes.length - length);
            if (inflated == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                throw new DataFormatException("The end is missing");
            }
            length += inflated;
            growIfFull();
        }
    }

    private void begin() {
        length = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[USUAL_LENGTH];
        }
    }

    private void growIfFull() {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream resource = StateCompression.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("The application lacks its resource " + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}

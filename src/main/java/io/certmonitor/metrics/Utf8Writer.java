package io.certmonitor.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Writes text as UTF-8, for one thread. The text format is written one character at a time, and the JDK's writers take
 * a lock for each of them, which took most of the time of a scrape.
 */
final class Utf8Writer extends Writer {

    /** The bytes of a character beyond 16 bits, which is the longest. */
    private static final int LONGEST = 4;

    private static final char NONE = 0;

    private final OutputStream target;
    private final byte[] bytes;
    private int length;
    private char high = NONE;

    /**
     * Writes to a stream.
     *
     * @param target where the bytes go
     * @param size how many bytes are gathered before they go there
     */
    Utf8Writer(OutputStream target, int size) {
        this.target = target;
        this.bytes = new byte[size];
    }

    @Override
    public void write(int character) throws IOException {
        if (length > bytes.length - LONGEST) {
            pass();
        }
        if (character < 0x80 && high == NONE) {
            bytes[length++] = (byte) character;
        } else {
            encode((char) character);
        }
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int offset, int count) throws IOException {
        int i = offset;
        int end = offset + count;
        while (i < end) {
            // Almost all text is ASCII, and copied without looking for room before each character.
            int room = Math.min(end, i + bytes.length - length);
            int at = length;
            while (high == NONE && i < room && text.charAt(i) < 0x80) {
                bytes[at++] = (byte) text.charAt(i++);
            }
            length = at;
            if (i < end) {
                write(text.charAt(i++));
            }
        }
    }

    /** As {@link #write(int)}, without a way through it: this is what label values come by. */
    @Override
    public Writer append(char character) throws IOException {
        write(character);
        return this;
    }

    /** Passes on what was written; the first half of a pair waits for the second. */
    @Override
    public void flush() throws IOException {
        pass();
        target.flush();
    }

    @Override
    public void close() throws IOException {
        if (high != NONE) {
            high = NONE;
            write('?');
        }
        pass();
        target.close();
    }

    private void pass() throws IOException {
        target.write(bytes, 0, length);
        length = 0;
    }

    /** Half a pair has no UTF-8, and becomes a question mark as the JDK has it. */
    private void encode(char character) throws IOException {
        char before = high;
        high = NONE;
        if (before != NONE && Character.isLowSurrogate(character)) {
            int point = Character.toCodePoint(before, character);
            put(0xF0 | (point >> 18), point >> 12, point >> 6, point);
            return;
        }
        if (before != NONE) {
            write('?');
        }
        if (Character.isHighSurrogate(character)) {
            high = character;
        } else if (Character.isLowSurrogate(character)) {
            write('?');
        } else if (character < 0x80) {
            write(character);
        } else if (character < 0x800) {
            put(0xC0 | (character >> 6), character);
        } else {
            put(0xE0 | (character >> 12), character >> 6, character);
        }
    }

    private void put(int first, int... following) throws IOException {
        if (length > bytes.length - LONGEST) {
            pass();
        }
        bytes[length++] = (byte) first;
        for (int bits : following) {
            bytes[length++] = (byte) (0x80 | (bits & 0x3F));
        }
    }
}

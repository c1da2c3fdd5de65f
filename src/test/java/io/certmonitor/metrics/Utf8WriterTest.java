package io.certmonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8WriterTest {

    private static final String EVERY_LENGTH = "aß€😀\u0000\u007f\u0080\u07ff\u0800\uffff";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                EVERY_LENGTH,
                "half \ud83d pair",
                "\ude00 other half",
                "\ud83d",
                "\ud83d\ud83d😀"
            })
    void writesWhatTheJdkWrites(String text) throws IOException {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        for (int size = 4; size < 16; size++) {
            assertThat(whole(text, size)).isEqualTo(expected);
            assertThat(characterByCharacter(text, size)).isEqualTo(expected);
            assertThat(array(text, size)).isEqualTo(expected);
        }
    }

    @Test
    void writesPartsOfATextAlone() throws IOException {
        try (Writer writer = new Utf8Writer(bytes, 8)) {
            writer.write("0123456789", 2, 3);
            writer.append("abcdef", 1, 4);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("234bcd");
    }

    @Test
    void passesOnFullPiecesAndTheRestWhenFlushed() throws IOException {
        Writer writer = new Utf8Writer(bytes, 16);
        writer.write("a".repeat(10));
        assertThat(bytes.size()).isZero();

        writer.write("b".repeat(10));
        assertThat(bytes.size()).isPositive().isLessThanOrEqualTo(16);

        writer.flush();
        assertThat(bytes.size()).isEqualTo(20);
    }

    private byte[] whole(String text, int size) throws IOException {
        bytes.reset();
        try (Writer writer = new Utf8Writer(bytes, size)) {
            writer.write(text);
        }
        return bytes.toByteArray();
    }

    private byte[] characterByCharacter(String text, int size) throws IOException {
        bytes.reset();
        try (Writer writer = new Utf8Writer(bytes, size)) {
            for (int i = 0; i < text.length(); i++) {
                writer.append(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private byte[] array(String text, int size) throws IOException {
        bytes.reset();
        try (Writer writer = new Utf8Writer(bytes, size)) {
            writer.write(text.toCharArray());
        }
        return bytes.toByteArray();
    }
}

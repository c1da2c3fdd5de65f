package io.certmonitor.azure.decoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways to write the bytes of a certificate as text: base64 and base64url, with and without line breaks, and PEM.
 */
final class CertificateText {

    /** Real ones have 2 to 4 thousand characters; reading more would be work for nothing. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7)-----([^-]++)-----END ");

    private CertificateText() {}

    /** The bytes that a text stands for; of several blocks of PEM the first. Empty when it stands for none. */
    static Optional<byte[]> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher pem = PEM.matcher(text);
        return base64(pem.find() ? pem.group(1) : text);
    }

    private static Optional<byte[]> base64(String text) {
        byte[] digits = new byte[text.length()];
        int length = 0;
        for (byte digit : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (!Character.isWhitespace(digit)) {
                digits[length++] = standard(digit);
            }
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(digits, length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte standard(byte digit) {
        return switch (digit) {
            case '-' -> '+';
            case '_' -> '/';
            default -> digit;
        };
    }
}

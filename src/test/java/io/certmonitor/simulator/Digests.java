package io.certmonitor.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digests in hexadecimal. */
final class Digests {

    private static final int THUMBPRINT_LENGTH = 40;

    private Digests() {}

    /** SHA-256: the source of everything that only has to look random. */
    static String hex(String seed) {
        return HexFormat.of().formatHex(digest("SHA-256", seed.getBytes(StandardCharsets.UTF_8)));
    }

    /** What looks like a thumbprint. */
    static String madeUpThumbprint(String seed) {
        return hex(seed).substring(0, THUMBPRINT_LENGTH).toUpperCase(Locale.ROOT);
    }

    /** The thumbprint of a certificate: SHA-1, in upper case as Azure has it. */
    static String thumbprint(byte[] der) {
        return HexFormat.of().withUpperCase().formatHex(digest("SHA-1", der));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}

package io.certmonitor.azure.decoding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When two ways to write a value of a certificate mean the same. */
final class CertificateSpelling {

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    private static final Pattern SEPARATORS = Pattern.compile("[:\\s]+");
    /** What tells {@code sha256RSA}, {@code SHA256withRSA}, and {@code sha256WithRSAEncryption} apart. */
    private static final Pattern FILLERS = Pattern.compile("with|encryption|[^a-z0-9]+");

    private static final Pattern KEY_FIRST = Pattern.compile("^(ecdsa|rsa|dsa)(.+)$");

    private CertificateSpelling() {}

    /** Whether both are the same hexadecimal number. */
    static boolean sameSerialNumber(String one, String other) {
        return one.equals(other) || number(one).equals(number(other));
    }

    /** Whether both are the same second: a certificate has no fractions. */
    static boolean sameSecond(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether both names stand for one signature algorithm: Windows, OpenSSL, RFCs and the JDK each have their own. */
    static boolean sameAlgorithm(String one, String other) {
        return one.equals(other) || algorithm(one).equals(algorithm(other));
    }

    private static String number(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    private static String algorithm(String text) {
        String name = FILLERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        Matcher keyFirst = KEY_FIRST.matcher(name);
        return keyFirst.matches() ? keyFirst.group(2) + keyFirst.group(1) : name;
    }
}

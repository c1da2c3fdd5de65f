package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the certificate of an order says, before it is signed (RFC 5280 calls it TBSCertificate).
 *
 * @param domain the common name, with a leading {@code *.} for a wildcard
 * @param serialNumber positive, of 20 bytes at most
 * @param notBefore when it begins; X.509 has whole seconds, so the rest is cut off
 * @param notAfter when it ends, cut off likewise
 * @param keySize the bits of its RSA key
 * @param signatureAlgorithm what it is signed with
 */
record TbsCertificate(
        String domain,
        BigInteger serialNumber,
        Instant notBefore,
        Instant notAfter,
        int keySize,
        SignatureAlgorithm signatureAlgorithm) {

    static final int USUAL_KEY_SIZE = 2048;

    private static final String WILDCARD = "*.";
    private static final String WWW = "www.";
    private static final Pattern SERIAL_NUMBER = Pattern.compile("[0-9A-Fa-f]{1,38}");

    TbsCertificate {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A usual certificate, whose dates are not known yet. */
    static TbsCertificate of(String domain, String identity) {
        return new TbsCertificate(
                domain,
                serialNumber(identity),
                Instant.EPOCH,
                Instant.EPOCH,
                USUAL_KEY_SIZE,
                SignatureAlgorithm.SHA256_RSA);
    }

    /** As far as an order's JSON tells it; what cannot be read is as usual. */
    static TbsCertificate of(JsonNode properties, String orderId) {
        JsonNode details = properties.path("signedCertificate");
        String serial = details.path("serialNumber").asText();
        return new TbsCertificate(
                properties.path("distinguishedName").asText().replaceFirst("^CN=", ""),
                SERIAL_NUMBER.matcher(serial).matches() ? new BigInteger(serial, 16) : serialNumber(orderId),
                ArmTime.read(details.path("notBefore")).orElse(Instant.EPOCH),
                ArmTime.read(details.path("notAfter")).orElse(Instant.EPOCH),
                properties.path("keySize").asInt(USUAL_KEY_SIZE),
                SignatureAlgorithm.ofAzureName(
                                details.path("signatureAlgorithm").asText())
                        .orElse(SignatureAlgorithm.SHA256_RSA));
    }

    TbsCertificate withDomain(String domain) {
        return new TbsCertificate(domain, serialNumber, notBefore, notAfter, keySize, signatureAlgorithm);
    }

    TbsCertificate withIdentity(String identity) {
        return new TbsCertificate(domain, serialNumber(identity), notBefore, notAfter, keySize, signatureAlgorithm);
    }

    TbsCertificate withDates(Instant notBefore, Instant notAfter) {
        return new TbsCertificate(domain, serialNumber, notBefore, notAfter, keySize, signatureAlgorithm);
    }

    TbsCertificate withKeySize(int keySize) {
        return new TbsCertificate(domain, serialNumber, notBefore, notAfter, keySize, signatureAlgorithm);
    }

    TbsCertificate withSignatureAlgorithm(SignatureAlgorithm signatureAlgorithm) {
        return new TbsCertificate(domain, serialNumber, notBefore, notAfter, keySize, signatureAlgorithm);
    }

    String hexSerialNumber() {
        return hex(serialNumber);
    }

    static String hex(BigInteger serialNumber) {
        return serialNumber.toString(16).toUpperCase(Locale.ROOT);
    }

    /** A wildcard covers its bare domain too, a domain its www. and the other way round. */
    List<String> subjectAlternativeNames() {
        if (domain.startsWith(WILDCARD)) {
            return List.of(domain, domain.substring(WILDCARD.length()));
        }
        return List.of(domain, domain.startsWith(WWW) ? domain.substring(WWW.length()) : WWW + domain);
    }

    /** Of 16 bytes with no leading zero, bit or digit, so that every way to write it in hexadecimal is the same. */
    static BigInteger serialNumber(String identity) {
        return new BigInteger(Digests.hex(identity).substring(0, 32), 16)
                .clearBit(127)
                .setBit(126);
    }
}

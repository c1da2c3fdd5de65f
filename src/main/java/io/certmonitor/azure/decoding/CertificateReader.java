package io.certmonitor.azure.decoding;

import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateMismatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the certificates of one order: what Azure says of them and, where Azure sends them, what they say themselves.
 * The bytes and the text that they come in go no further.
 */
final class CertificateReader {

    private static final String SIGNED = "signedCertificate";
    private static final String SERIAL_NUMBER = "serialNumber";
    private static final String KEY_SIZE = "keySize";
    private static final AuthorityCache AUTHORITIES = new AuthorityCache(64, CertificateParser::parse);

    private final PropertyReader properties;
    private final CertificateComparison comparison = new CertificateComparison();
    private final @Nullable ParsedCertificate current;
    private final @Nullable CertificateDetails signed;

    /** Reads the signed certificate, with which the order's own properties are compared. */
    CertificateReader(PropertyReader properties) {
        this.properties = properties;
        PropertyReader json = properties.child(SIGNED);
        this.current = json == null ? null : itself(json, CertificateParser::parse);
        this.signed = json == null ? null : details(SIGNED, json, current);
    }

    @Nullable
    CertificateDetails signedCertificate() {
        return signed;
    }

    @Nullable
    CertificateDetails authority(String name) {
        PropertyReader json = properties.child(name);
        return json == null ? null : details(name, json, itself(json, AUTHORITIES::get));
    }

    /** The order's own serial number; the certificate's when there is one. */
    @Nullable
    String serialNumber() {
        String stated = properties.text(SERIAL_NUMBER);
        return signed == null || current == null || signed.serialNumber() == null
                ? stated
                : comparison.serialNumber(SERIAL_NUMBER, stated, signed.serialNumber());
    }

    /** The order's own key size; the certificate's when there is one. */
    @Nullable
    Integer keySize() {
        Integer stated = properties.number(KEY_SIZE);
        return current == null ? stated : comparison.keySize(KEY_SIZE, stated, current.keySize());
    }

    /** Where Azure disagrees with what has been read so far. */
    List<CertificateMismatch> mismatches() {
        return comparison.mismatches();
    }

    private static @Nullable ParsedCertificate itself(
            PropertyReader json, Function<String, Optional<ParsedCertificate>> parser) {
        return json.secret("rawData", parser);
    }

    private CertificateDetails details(String name, PropertyReader json, @Nullable ParsedCertificate itself) {
        CertificateDetails stated = new CertificateDetails(
                json.number("version"),
                json.text(SERIAL_NUMBER),
                json.text("thumbprint"),
                json.text("subject"),
                json.date("notBefore"),
                json.date("notAfter"),
                json.text("signatureAlgorithm"),
                json.text("issuer"),
                null,
                null,
                List.of());
        return itself == null ? stated : comparison.settle(name + ".", stated, itself);
    }
}

package io.certmonitor.azure.decoding;

import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts what Azure says of an order's certificates beside the certificates. The certificate is right. Where both mean
 * the same, Azure's spelling stays, so that nothing seems to change when Azure begins to send the certificate.
 */
final class CertificateComparison {

    private final List<CertificateMismatch> mismatches = new ArrayList<>();

    /** Where Azure disagrees with a certificate, as far as has been compared. */
    List<CertificateMismatch> mismatches() {
        return mismatches;
    }

    /**
     * What counts of a certificate.
     *
     * @param path where the certificate stands in Azure's JSON, with a dot behind
     */
    CertificateDetails settle(String path, CertificateDetails stated, ParsedCertificate actual) {
        return new CertificateDetails(
                stated.version() == null ? Integer.valueOf(actual.version()) : stated.version(),
                serialNumber(path + "serialNumber", stated.serialNumber(), actual.serialNumber()),
                isBlank(stated.thumbprint()) ? actual.thumbprint() : stated.thumbprint(),
                isBlank(stated.subject()) ? actual.subject() : stated.subject(),
                settle(path + "notBefore", stated.notBefore(), actual.notBefore(), CertificateSpelling::sameSecond),
                settle(path + "notAfter", stated.notAfter(), actual.notAfter(), CertificateSpelling::sameSecond),
                signatureAlgorithm(stated.signatureAlgorithm(), actual),
                isBlank(stated.issuer()) ? actual.issuer() : stated.issuer(),
                actual.keyAlgorithm(),
                actual.keySize(),
                actual.subjectAlternativeNames());
    }

    /** What counts of a serial number. */
    String serialNumber(String property, @Nullable String stated, String actual) {
        return settle(property, isBlank(stated) ? null : stated, actual, CertificateSpelling::sameSerialNumber);
    }

    /** What counts of the size of a key; that of the certificate may not be known. */
    @Nullable
    Integer keySize(String property, @Nullable Integer stated, @Nullable Integer actual) {
        return actual == null ? stated : settle(property, stated, actual, Objects::equals);
    }

    private static String signatureAlgorithm(@Nullable String stated, ParsedCertificate actual) {
        boolean same = stated != null
                && (CertificateSpelling.sameAlgorithm(stated, actual.signatureAlgorithm())
                        || stated.equals(actual.signatureAlgorithmId()));
        return stated != null && same ? stated : actual.signatureAlgorithm();
    }

    private <T> T settle(String property, @Nullable T stated, T actual, BiPredicate<T, T> same) {
        if (stated == null) {
            return actual;
        }
        if (same.test(stated, actual)) {
            return stated;
        }
        mismatches.add(new CertificateMismatch(property, PlainText.of(stated.toString()), actual.toString()));
        return actual;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

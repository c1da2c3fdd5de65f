package io.certmonitor.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a certificate: the signed one, its intermediate or its root. Each value may be absent. Azure tells
 * some of it, the certificate itself all of it; where both do, the certificate counts.
 *
 * @param version the version of X.509, 3 for nearly all
 * @param serialNumber in hexadecimal
 * @param thumbprint SHA-1 of the certificate in hexadecimal
 * @param keyAlgorithm the sort of key in the JDK's spelling, for example {@code RSA}, {@code EC} or {@code EdDSA}; only
 *     the certificate itself tells
 * @param keySize bits of the key: of the modulus for RSA and DSA, of the field for elliptic curves (255 for Ed25519);
 *     only the certificate itself tells
 * @param subjectAlternativeNames the DNS names and IP addresses that the certificate is for, in its order; only the
 *     certificate itself tells
 */
public record CertificateDetails(
        @Nullable Integer version,
        @Nullable String serialNumber,
        @Nullable String thumbprint,
        @Nullable String subject,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        @Nullable String signatureAlgorithm,
        @Nullable String issuer,
        @Nullable String keyAlgorithm,
        @Nullable Integer keySize,
        List<String> subjectAlternativeNames) {

    /** Copies the list. A certificate that was stored before these names were read has none. */
    public CertificateDetails {
        subjectAlternativeNames = subjectAlternativeNames == null ? List.of() : List.copyOf(subjectAlternativeNames);
    }
}

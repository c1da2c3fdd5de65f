package io.certmonitor.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Azure tells of a certificate: the signed one, its intermediate or its root. Each value may be absent. */
public record CertificateDetails(
        @Nullable Integer version,
        @Nullable String serialNumber,
        @Nullable String thumbprint,
        @Nullable String subject,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        @Nullable String signatureAlgorithm,
        @Nullable String issuer) {}

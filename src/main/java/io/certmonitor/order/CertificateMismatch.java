package io.certmonitor.order;

/**
 * A property in which Azure's JSON disagrees with the certificate that came with it. The order keeps what the
 * certificate says.
 *
 * @param property its path in Azure's JSON below {@code properties}, for example {@code signedCertificate.notAfter}
 * @param azureSays what the JSON says, shortened
 * @param certificateSays what the certificate says: bits, ISO-8601 in UTC, or hexadecimal
 */
public record CertificateMismatch(String property, String azureSays, String certificateSays) {}

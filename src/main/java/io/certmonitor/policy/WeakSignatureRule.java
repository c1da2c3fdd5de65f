package io.certmonitor.policy;

import io.certmonitor.order.CertificateDetails;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@link FindingCode#WEAK_SIGNATURE}: the certificate is signed with SHA-1, MD5 or MD2, in whichever spelling: Windows
 * and Azure write {@code sha1RSA}, the JDK {@code SHA1withRSA}, OpenSSL {@code sha1WithRSAEncryption}, RFCs
 * {@code ecdsa-with-SHA1}.
 */
final class WeakSignatureRule implements Rule {

    private static final Pattern BROKEN_HASH = Pattern.compile("(sha-?1|md-?[25])(?!\\d)", Pattern.CASE_INSENSITIVE);

    /** MD2, MD5 and SHA-1 with RSA, SHA-1 with DSA and ECDSA, and the old name of SHA-1 with RSA. Source: RFC 3279. */
    private static final Set<String> BROKEN_IDENTIFIERS = Set.of(
            "1.2.840.113549.1.1.2",
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.2.840.10040.4.3",
            "1.2.840.10045.4.1",
            "1.3.14.3.2.29");

    private static final String REMEDIATION =
            "Rekey the order (Rekey and Sync): the new certificate is signed anew. Browsers refuse this one.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateDetails certificate = evidence.order().signedCertificate();
        String algorithm = certificate == null ? null : certificate.signatureAlgorithm();
        return algorithm != null && isBroken(algorithm)
                ? List.of(Finding.of(
                        FindingCode.WEAK_SIGNATURE,
                        Severity.WARNING,
                        "The certificate is signed with a broken hash: " + algorithm + ".",
                        REMEDIATION))
                : List.of();
    }

    private static boolean isBroken(String algorithm) {
        return BROKEN_IDENTIFIERS.contains(algorithm.strip())
                || BROKEN_HASH.matcher(algorithm).find();
    }
}

package io.certmonitor.policy;

import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link FindingCode#WEAK_KEY}: the key is shorter than the policy asks for. Only sorts of keys whose strength grows
 * with their size are measured: Ed25519 and Ed448 are never weak. Where Azure does not send the certificate, the size
 * it states is taken as that of an RSA key, the only sort that orders had for long.
 */
final class WeakKeyRule implements Rule {

    private static final String RSA = "RSA";

    private static final String REMEDIATION =
            "Rekey the order with a longer key (Rekey and Sync; with a key of your own, send a new signing request), and"
                    + " let the apps pick the new certificate up.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        Key key = key(evidence.order());
        Integer minimum = key == null ? null : minimum(key.algorithm, evidence.settings());
        return key != null && minimum != null && key.size < minimum
                ? List.of(Finding.of(
                        FindingCode.WEAK_KEY,
                        Severity.WARNING,
                        "The " + key.algorithm + " key has " + key.size + " bits, fewer than " + minimum + ".",
                        REMEDIATION))
                : List.of();
    }

    /** Of a certificate that was stored when its sort of key was not read, nothing is known. */
    private static @Nullable Key key(CertificateOrder order) {
        CertificateDetails certificate = order.signedCertificate();
        if (certificate == null || (certificate.keySize() == null && certificate.keyAlgorithm() == null)) {
            return order.keySize() == null ? null : new Key(RSA, order.keySize());
        }
        return certificate.keySize() == null || certificate.keyAlgorithm() == null
                ? null
                : new Key(certificate.keyAlgorithm(), certificate.keySize());
    }

    private static @Nullable Integer minimum(String algorithm, PolicySettings settings) {
        return switch (algorithm) {
            case RSA, "RSASSA-PSS", "DSA" -> settings.minimumKeySize();
            case "EC" -> settings.minimumEllipticCurveKeySize();
            default -> null;
        };
    }

    private record Key(String algorithm, int size) {}
}

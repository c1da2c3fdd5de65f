package io.certmonitor.policy;

import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link FindingCode#CHAIN_EXPIRES_FIRST}: a certificate that the order's own one depends on ends before it. The
 * property names which.
 */
final class ChainExpiresFirstRule implements Rule {

    private static final String REMEDIATION =
            "Rekey the order (Rekey and Sync) so that the certificate authority issues below its current chain, and let"
                    + " the apps pick the new certificate up before this one of the chain ends.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        Instant leaf = order.certificateNotAfter();
        return leaf == null
                ? List.of()
                : Stream.of(judge("intermediate", order.intermediate(), leaf), judge("root", order.root(), leaf))
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<Finding> judge(String property, @Nullable CertificateDetails authority, Instant leaf) {
        Instant end = authority == null ? null : authority.notAfter();
        return end != null && end.isBefore(leaf)
                ? List.of(Finding.of(
                        FindingCode.CHAIN_EXPIRES_FIRST,
                        property,
                        Severity.WARNING,
                        "The " + property + " certificate ends on " + Words.at(end)
                                + ", before the certificate itself on " + Words.at(leaf) + ".",
                        REMEDIATION))
                : List.of();
    }
}

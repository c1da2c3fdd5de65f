package io.certmonitor.policy;

import io.certmonitor.order.CertificateMismatch;
import java.util.List;

/**
 * {@link FindingCode#CERTIFICATE_MISMATCH}: Azure's JSON and the certificate that came with it disagree. Each property
 * is a finding of its own.
 */
final class CertificateMismatchRule implements Rule {

    private static final String REMEDIATION =
            "Rely on what the certificate says, as the monitor does. Choose Sync in the order's Rekey and Sync; if Azure"
                    + " still says otherwise, open a support request.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        return evidence.order().certificateMismatches().stream()
                .map(CertificateMismatchRule::finding)
                .toList();
    }

    private static Finding finding(CertificateMismatch mismatch) {
        return Finding.of(
                FindingCode.CERTIFICATE_MISMATCH,
                mismatch.property(),
                Severity.WARNING,
                "Azure says that " + mismatch.property() + " is " + mismatch.azureSays() + ", but the certificate says "
                        + mismatch.certificateSays() + ".",
                REMEDIATION);
    }
}

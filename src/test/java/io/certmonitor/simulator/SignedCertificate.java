package io.certmonitor.simulator;

import java.util.Base64;

/**
 * A signed certificate as an order's JSON has it.
 *
 * @param thumbprint the SHA-1 of its DER form, in upper-case hexadecimal
 * @param rawData its DER form in base64
 */
record SignedCertificate(String thumbprint, String rawData) {

    /** Stands in for a certificate that nobody gets to see: a thumbprint that looks like one, and no raw data. */
    static SignedCertificate unseen(String seed) {
        return new SignedCertificate(Digests.madeUpThumbprint(seed), "");
    }

    static SignedCertificate of(byte[] der) {
        return new SignedCertificate(
                Digests.thumbprint(der), Base64.getEncoder().encodeToString(der));
    }
}

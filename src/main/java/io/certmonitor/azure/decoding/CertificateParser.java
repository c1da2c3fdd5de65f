package io.certmonitor.azure.decoding;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads certificates with the JDK. It asks nobody else: nothing is verified, and no revocation list or issuer is
 * fetched.
 */
final class CertificateParser {

    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int LONG_LENGTH = 0x80;
    /** What the JDK gives for the constraint on the path of a certificate that is no authority's. */
    private static final int NO_AUTHORITY = -1;

    /** The JDK's keeps nothing between two calls. */
    private static final CertificateFactory X509 = factory();

    private CertificateParser() {}

    /**
     * The certificate that a text stands for; of a PKCS #7 bundle the first that is no authority's, else the first.
     * Empty when the text stands for none, whatever it is.
     */
    static Optional<ParsedCertificate> parse(String text) {
        byte[] der = CertificateText.decode(text).orElse(null);
        if (der == null || !beginsSequence(der)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ParsedCertificate.of(isBundle(der) ? leaf(der) : certificate(der)));
        } catch (CertificateException | RuntimeException e) {
            // The JDK's parser has exceptions of every kind for bytes that are no certificate.
            return Optional.empty();
        }
    }

    /** A length that is not given in advance is no DER, and thousands nested in each other overflow the JDK's stack. */
    private static boolean beginsSequence(byte[] der) {
        return der.length > 2 && der[0] == SEQUENCE && (der[1] & 0xFF) != LONG_LENGTH;
    }

    /** A certificate begins with what is signed, a bundle with the identifier of its type. */
    private static boolean isBundle(byte[] der) {
        int content = (der[1] & LONG_LENGTH) == 0 ? 2 : 2 + (der[1] & (LONG_LENGTH - 1));
        return content < der.length && der[content] == OBJECT_IDENTIFIER;
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate) X509.generateCertificate(new ByteArrayInputStream(der));
    }

    private static X509Certificate leaf(byte[] bundle) throws CertificateException {
        Collection<? extends Certificate> all = X509.generateCertificates(new ByteArrayInputStream(bundle));
        X509Certificate first = null;
        for (Certificate found : all) {
            X509Certificate certificate = (X509Certificate) found;
            if (certificate.getBasicConstraints() == NO_AUTHORITY) {
                return certificate;
            }
            first = first == null ? certificate : first;
        }
        if (first == null) {
            throw new CertificateException("The bundle is empty");
        }
        return first;
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("Every JDK reads X.509", e);
        }
    }
}

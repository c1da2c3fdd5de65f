package io.certmonitor.azure.decoding;

import io.certmonitor.azure.text.PlainText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says of itself.
 *
 * @param serialNumber in upper-case hexadecimal, byte by byte as .NET and thus Azure write it
 * @param signatureAlgorithm in the JDK's spelling; the object identifier of one that the JDK does not know
 * @param keyAlgorithm in the JDK's spelling; the object identifier of one that the JDK does not know
 * @param keySize null when the JDK does not know this sort of key
 * @param subjectAlternativeNames DNS names and IP addresses; other names are of no use to a web site
 */
record ParsedCertificate(
        X509Certificate certificate,
        String serialNumber,
        Instant notBefore,
        Instant notAfter,
        String signatureAlgorithm,
        String keyAlgorithm,
        @Nullable Integer keySize,
        List<String> subjectAlternativeNames) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int ED25519_BITS = 255;
    private static final int ED448_BITS = 448;
    /** DNS name and IP address, as RFC 5280 numbers the choices of a GeneralName. */
    private static final Set<Object> HOSTS = Set.of(2, 7);

    static ParsedCertificate of(X509Certificate certificate) {
        return new ParsedCertificate(
                certificate,
                HEX.formatHex(certificate.getSerialNumber().toByteArray()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getSigAlgName(),
                certificate.getPublicKey().getAlgorithm(),
                keySize(certificate.getPublicKey()),
                hosts(certificate));
    }

    int version() {
        return certificate.getVersion();
    }

    /** The object identifier of the signature's algorithm. */
    String signatureAlgorithmId() {
        return certificate.getSigAlgOID();
    }

    @Nullable
    String subject() {
        return name(X509Certificate::getSubjectX500Principal);
    }

    @Nullable
    String issuer() {
        return name(X509Certificate::getIssuerX500Principal);
    }

    /** SHA-1 of the certificate, which identifies it everywhere in Azure. */
    @Nullable
    String thumbprint() {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** The JDK refuses to write some names that it could read. */
    private @Nullable String name(Function<X509Certificate, X500Principal> part) {
        try {
            return part.apply(certificate).getName(X500Principal.RFC1779);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Integer keySize(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize();
        }
        if (key instanceof EdECPublicKey edwards) {
            return edwards.getParams().getName().equals("Ed448") ? ED448_BITS : ED25519_BITS;
        }
        return key instanceof DSAPublicKey dsa && dsa.getParams() != null
                ? dsa.getParams().getP().bitLength()
                : null;
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> HOSTS.contains(name.get(0)))
                            .map(name -> PlainText.wellFormed(name.get(1).toString()))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}

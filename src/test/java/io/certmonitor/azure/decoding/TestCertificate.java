package io.certmonitor.azure.decoding;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate to decode, with the signature of a key that nobody trusts.
 *
 * @param serialNumber in hexadecimal
 */
record TestCertificate(
        String subject,
        String serialNumber,
        Instant notBefore,
        Instant notAfter,
        SubjectPublicKeyInfo key,
        String signatureAlgorithm,
        List<GeneralName> names,
        boolean authority) {

    static final Instant NOT_BEFORE = Instant.parse("2026-06-01T00:00:00Z");
    static final Instant NOT_AFTER = Instant.parse("2026-12-16T00:00:00Z");

    private static final int RSA_BITS = 2048;
    private static final KeyPair RSA = keyPair("RSA", RSA_BITS);

    /** A web site's certificate as authorities issue them. */
    static TestCertificate leaf() {
        return new TestCertificate(
                "CN=www.contoso.com",
                "00D7AB01",
                NOT_BEFORE,
                NOT_AFTER,
                publicKey(RSA),
                "SHA256withRSA",
                List.of(dns("www.contoso.com"), dns("contoso.com")),
                false);
    }

    static TestCertificate authority(String subject) {
        return new TestCertificate(
                subject,
                "0B",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2051-05-03T07:00:00Z"),
                publicKey(RSA),
                "SHA256withRSA",
                List.of(),
                true);
    }

    TestCertificate withSubject(String other) {
        return new TestCertificate(other, serialNumber, notBefore, notAfter, key, signatureAlgorithm, names, authority);
    }

    TestCertificate withSerialNumber(String other) {
        return new TestCertificate(subject, other, notBefore, notAfter, key, signatureAlgorithm, names, authority);
    }

    TestCertificate withKey(SubjectPublicKeyInfo other) {
        return new TestCertificate(
                subject, serialNumber, notBefore, notAfter, other, signatureAlgorithm, names, authority);
    }

    TestCertificate withSignatureAlgorithm(String other) {
        return new TestCertificate(subject, serialNumber, notBefore, notAfter, key, other, names, authority);
    }

    TestCertificate withNames(GeneralName... others) {
        return new TestCertificate(
                subject, serialNumber, notBefore, notAfter, key, signatureAlgorithm, List.of(others), authority);
    }

    static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    byte[] der() {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("O=Contoso, CN=Issuing CA"),
                new BigInteger(HexFormat.of().parseHex(serialNumber)),
                Date.from(notBefore),
                Date.from(notAfter),
                new X500Name(subject),
                key);
        try {
            if (!names.isEmpty()) {
                GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
                builder.addExtension(Extension.subjectAlternativeName, false, all);
            }
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return builder.build(new JcaContentSignerBuilder(signatureAlgorithm).build(RSA.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(der());
    }

    String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der())
                + "\n-----END CERTIFICATE-----\n";
    }

    /**
     * A key of a sort that the JDK knows.
     *
     * @param bits its size; 0 for a sort that has one size only
     */
    static SubjectPublicKeyInfo key(String algorithm, int bits) {
        return publicKey(keyPair(algorithm, bits));
    }

    /** A key of a sort that nobody knows. */
    static SubjectPublicKeyInfo unknownKey() {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4")), new byte[32]);
    }

    private static SubjectPublicKeyInfo publicKey(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static KeyPair keyPair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

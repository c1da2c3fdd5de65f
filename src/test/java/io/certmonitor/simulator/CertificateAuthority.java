package io.certmonitor.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs the certificates of orders, by an intermediate authority below a root. Its keys are made when they are first
 * needed and live as long as the JVM; orders share keys, of which there is one for every size.
 */
final class CertificateAuthority {

    private static final int AUTHORITY_KEY_SIZE = 2048;

    private final Map<Integer, PublicKey> orderKeys = new ConcurrentHashMap<>();
    private final PrivateKey intermediateKey;
    private final Map<Authority, SignedCertificate> certificates;

    private CertificateAuthority() {
        KeyPair root = keyPair(AUTHORITY_KEY_SIZE);
        KeyPair intermediate = keyPair(AUTHORITY_KEY_SIZE);
        intermediateKey = intermediate.getPrivate();
        certificates = Map.of(
                Authority.ROOT,
                certify(Authority.ROOT, new BasicConstraints(true), root.getPublic(), root.getPrivate()),
                Authority.INTERMEDIATE,
                certify(Authority.INTERMEDIATE, new BasicConstraints(0), intermediate.getPublic(), root.getPrivate()));
    }

    /** The one of this JVM. */
    static CertificateAuthority instance() {
        return Holder.INSTANCE;
    }

    SignedCertificate certificate(Authority authority) {
        SignedCertificate certificate = certificates.get(authority);
        if (certificate == null) {
            throw new IllegalArgumentException("No certificate of " + authority);
        }
        return certificate;
    }

    /** Takes about a millisecond; the same content gives the same certificate. */
    SignedCertificate sign(TbsCertificate tbs) {
        GeneralName[] names = tbs.subjectAlternativeNames().stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        var builder = new X509v3CertificateBuilder(
                name(Authority.INTERMEDIATE),
                tbs.serialNumber(),
                Date.from(tbs.notBefore()),
                Date.from(tbs.notAfter()),
                new X500NameBuilder().addRDN(BCStyle.CN, tbs.domain()).build(),
                info(orderKeys.computeIfAbsent(
                        tbs.keySize(), size -> keyPair(size).getPublic())));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        } catch (IOException e) {
            throw new UncheckedIOException("The extensions of " + tbs.domain() + " cannot be encoded", e);
        }
        return signed(builder, tbs.signatureAlgorithm(), intermediateKey);
    }

    private static SignedCertificate certify(
            Authority subject, BasicConstraints constraints, PublicKey subjectKey, PrivateKey rootKey) {
        var builder = new X509v3CertificateBuilder(
                name(Authority.ROOT),
                subject.serialNumber(),
                Date.from(subject.notBefore()),
                Date.from(subject.notAfter()),
                name(subject),
                info(subjectKey));
        try {
            builder.addExtension(Extension.basicConstraints, true, constraints)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new UncheckedIOException("The extensions of " + subject + " cannot be encoded", e);
        }
        return signed(builder, SignatureAlgorithm.SHA256_RSA, rootKey);
    }

    private static SignedCertificate signed(
            X509v3CertificateBuilder builder, SignatureAlgorithm algorithm, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm.javaName()).build(key);
            return SignedCertificate.of(builder.build(signer).getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("This JDK cannot sign with " + algorithm.javaName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate cannot be encoded", e);
        }
    }

    /** By the JDK, which keeps the order that the JDK prints names in. */
    private static X500Name name(Authority authority) {
        return X500Name.getInstance(new X500Principal(authority.subject()).getEncoded());
    }

    private static SubjectPublicKeyInfo info(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded());
    }

    private static KeyPair keyPair(int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    private static final class Holder {
        private static final CertificateAuthority INSTANCE = new CertificateAuthority();
    }
}

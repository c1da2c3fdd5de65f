package io.certmonitor.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key with its own certificate for this machine, as PEM files. Whoever trusts the certificate trusts the key.
 *
 * @param certificate the file with the certificate alone
 * @param keyAndCertificate the file with both
 */
public record TlsIdentity(Path certificate, Path keyAndCertificate) {

    private static final Duration LIFETIME = Duration.ofDays(1);

    /**
     * Makes one.
     *
     * @param folder where its files go
     * @param name its common name and the name of its files
     * @return the identity
     */
    public static TlsIdentity create(Path folder, String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            String certificate = pem("CERTIFICATE", certificate(name, keys));
            String key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
            return new TlsIdentity(
                    Files.writeString(folder.resolve(name + ".crt.pem"), certificate),
                    Files.writeString(folder.resolve(name + ".key.pem"), key + certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("This JDK cannot make an RSA key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] certificate(String name, KeyPair keys) throws IOException, OperatorCreationException {
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        return new X509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(now.minus(LIFETIME)),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
    }
}

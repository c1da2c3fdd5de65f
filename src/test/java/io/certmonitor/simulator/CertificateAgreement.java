package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;

/** Compares the certificates of an order, as the JDK reads them, with what its JSON says of them. */
final class CertificateAgreement {

    private CertificateAgreement() {}

    /** The order's JSON says what its certificate says, and the intermediate signed it. */
    static void assertAgrees(SimulatedOrder order) throws Exception {
        X509Certificate certificate = certificate(order, "signedCertificate");
        JsonNode details = order.property("signedCertificate");
        assertDetailsAgree(details, certificate);
        assertThat(order.property("serialNumber")).isEqualTo(details.path("serialNumber"));
        assertThat(order.property("distinguishedName")).isEqualTo(details.path("subject"));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> "CN=" + name.get(1))
                .contains(details.path("subject").asText());
        if (order.property("keySize").isInt()) {
            assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                    .isEqualTo(order.property("keySize").asInt());
        }
        assertThatCode(() ->
                        certificate.verify(certificate(order, "intermediate").getPublicKey()))
                .doesNotThrowAnyException();
    }

    static void assertDetailsAgree(JsonNode details, X509Certificate certificate) throws Exception {
        assertThat(details.path("version").asInt()).isEqualTo(certificate.getVersion());
        assertThat(details.path("serialNumber").asText())
                .isEqualTo(HexFormat.of()
                        .withUpperCase()
                        .formatHex(certificate.getSerialNumber().toByteArray()));
        assertThat(details.path("thumbprint").asText()).isEqualTo(sha1(certificate.getEncoded()));
        assertThat(details.path("subject").asText())
                .isEqualTo(certificate.getSubjectX500Principal().toString());
        assertThat(details.path("issuer").asText())
                .isEqualTo(certificate.getIssuerX500Principal().toString());
        assertThat(ArmTime.read(details.path("notBefore")))
                .hasValue(certificate.getNotBefore().toInstant());
        assertThat(ArmTime.read(details.path("notAfter")))
                .hasValue(certificate.getNotAfter().toInstant());
        assertThat(details.path("signatureAlgorithm").asText())
                .isEqualTo(certificate.getSigAlgName().replaceFirst("SHA(\\d+)with", "sha$1"));
    }

    /** Throws a CertificateException when the raw data are none. */
    static X509Certificate certificate(SimulatedOrder order, String property) throws Exception {
        String rawData = order.property(property + ".rawData").asText();
        byte[] der;
        try {
            der = Base64.getDecoder().decode(rawData);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("No base64: " + rawData, e);
        }
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    static String sha1(byte[] bytes) throws Exception {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}

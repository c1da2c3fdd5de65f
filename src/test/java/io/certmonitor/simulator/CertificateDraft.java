package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what an order's JSON says of its certificates and what is going to be signed in step. What a test writes into
 * the JSON itself stays there and makes them differ, until the order is issued anew.
 */
final class CertificateDraft {

    private static final String LEAF = "signedCertificate";
    private static final List<String> CERTIFICATES =
            List.of(LEAF, Authority.INTERMEDIATE.property(), Authority.ROOT.property());
    private static final int X509_V3 = 3;

    private final ObjectNode properties;
    private final OrderProperties before;
    private TbsCertificate tbs;
    private boolean withRawData;

    /** Works on the given JSON, which is that of the order before or was made from it. */
    CertificateDraft(ObjectNode properties, OrderProperties before) {
        this.properties = properties;
        this.before = before;
        this.tbs = before.tbs();
        this.withRawData = before.withRawData();
    }

    void domain(String domain) {
        tbs = tbs.withDomain(domain);
        set("distinguishedName", "CN=" + domain);
        setIfIssued("subject", "CN=" + domain);
    }

    void keySize(int keySize) {
        tbs = tbs.withKeySize(keySize);
        set("keySize", keySize);
    }

    void signatureAlgorithm(SignatureAlgorithm algorithm) {
        tbs = tbs.withSignatureAlgorithm(algorithm);
        setIfIssued("signatureAlgorithm", algorithm.azureName());
    }

    /** Gives an order without a certificate one. */
    void dates(Instant notBefore, Instant notAfter) {
        tbs = tbs.withDates(notBefore, notAfter);
        if (issued()) {
            set(LEAF + ".notBefore", ArmTime.text(notBefore));
            set(LEAF + ".notAfter", ArmTime.text(notAfter));
        } else {
            describe();
        }
    }

    /** Replaces whatever the JSON says of certificates. */
    void issue(String identity, Instant notBefore, Instant notAfter) {
        tbs = tbs.withIdentity(identity).withDates(notBefore, notAfter);
        describe();
    }

    void remove() {
        properties.remove(CERTIFICATES);
        properties.remove("serialNumber");
    }

    void withoutRawData() {
        withRawData = false;
        for (String certificate : CERTIFICATES) {
            if (properties.get(certificate) instanceof ObjectNode details) {
                details.remove("rawData");
            }
        }
    }

    /** A thumbprint that was once told is that of a certificate, and stays so when only the raw data go. */
    OrderProperties finished() {
        boolean signed = withRawData || (before.signed() && before.tbs().equals(tbs));
        return new OrderProperties(properties, tbs, withRawData, signed);
    }

    private boolean issued() {
        return properties.get(LEAF) instanceof ObjectNode;
    }

    private void describe() {
        String serialNumber = tbs.hexSerialNumber();
        ObjectNode leaf = details(serialNumber, "CN=" + tbs.domain(), tbs.notBefore(), tbs.notAfter())
                .put("signatureAlgorithm", tbs.signatureAlgorithm().azureName())
                .put("issuer", Authority.INTERMEDIATE.subject());
        put(LEAF, leaf);
        for (Authority authority : Authority.values()) {
            put(authority.property(), authority(authority));
        }
        set("serialNumber", serialNumber);
    }

    private static ObjectNode authority(Authority authority) {
        return details(
                        TbsCertificate.hex(authority.serialNumber()),
                        authority.subject(),
                        authority.notBefore(),
                        authority.notAfter())
                .put("signatureAlgorithm", SignatureAlgorithm.SHA256_RSA.azureName())
                .put("issuer", Authority.ROOT.subject());
    }

    private static ObjectNode details(String serialNumber, String subject, Instant notBefore, Instant notAfter) {
        return Json.object()
                .put("version", X509_V3)
                .put("serialNumber", serialNumber)
                .put("subject", subject)
                .put("notBefore", ArmTime.text(notBefore))
                .put("notAfter", ArmTime.text(notAfter));
    }

    private void put(String property, ObjectNode details) {
        details.put("thumbprint", OrderProperties.mark(property, "thumbprint"));
        if (withRawData) {
            details.put("rawData", OrderProperties.mark(property, "rawData"));
        }
        properties.set(property, details);
    }

    private void setIfIssued(String field, String value) {
        if (issued()) {
            set(LEAF + "." + field, value);
        }
    }

    private void set(String path, Object value) {
        Json.set(properties, path, value);
    }
}

package io.certmonitor.azure.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateMismatch;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderProblem.Kind;
import io.certmonitor.order.Scope;
import io.certmonitor.order.UnreadableProperty;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what Azure says of an order's certificates and what they say themselves come together. */
class OrderCertificatesTest {

    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final TestCertificate LEAF = TestCertificate.leaf();
    private static final String RAW = LEAF.base64();
    private static final String TWO_WEEKS_LATER = "2026-12-30T00:00:00Z";

    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final ObjectNode signed = properties.putObject("signedCertificate");

    @Test
    void takesFromTheCertificateWhatAzureDoesNotSay() {
        signed.put("rawData", RAW);

        CertificateOrder order = order();

        assertThat(order.signedCertificate())
                .isEqualTo(new CertificateDetails(
                        3,
                        "00D7AB01",
                        CertificateParser.parse(RAW).orElseThrow().thumbprint(),
                        "CN=www.contoso.com",
                        TestCertificate.NOT_BEFORE,
                        TestCertificate.NOT_AFTER,
                        "SHA256withRSA",
                        "CN=Issuing CA, O=Contoso",
                        "RSA",
                        2048,
                        List.of("www.contoso.com", "contoso.com")));
        assertThat(order.serialNumber()).isEqualTo("00D7AB01");
        assertThat(order.keySize()).isEqualTo(2048);
        assertThat(order.certificateMismatches()).isEmpty();
    }

    @Test
    void keepsAzuresSpellingOfWhatMeansTheSame() {
        properties.put("serialNumber", "d7:ab:01").put("keySize", 2048);
        signed.put("rawData", RAW)
                .put("serialNumber", "0d7ab01")
                .put("notBefore", "2026-06-01T00:00:00.1234567+00:00")
                .put("notAfter", "2026-12-16T00:00:00")
                .put("signatureAlgorithm", "sha256RSA");

        CertificateOrder order = order();

        assertThat(order.serialNumber()).isEqualTo("d7:ab:01");
        assertThat(signedOf(order).serialNumber()).isEqualTo("0d7ab01");
        assertThat(signedOf(order).notBefore()).isEqualTo("2026-06-01T00:00:00.123456700Z");
        assertThat(signedOf(order).signatureAlgorithm()).isEqualTo("sha256RSA");
        assertThat(order.certificateMismatches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "serialNumber, 00D7AB02, 00D7AB01",
        "keySize, 4096, 2048",
        "signedCertificate.serialNumber, sds12424k, 00D7AB01",
        "signedCertificate.notBefore, 2026-06-01T00:00:01Z, 2026-06-01T00:00:00Z",
        "signedCertificate.notAfter, 2027-06-01T00:00:00Z, 2026-12-16T00:00:00Z"
    })
    void theCertificateIsRightAndTheDisagreementIsKept(String property, String azure, String certificate) {
        signed.put("rawData", RAW);
        String name = property.substring(property.indexOf('.') + 1);
        (property.equals(name) ? properties : signed).put(name, azure);

        CertificateOrder order = order();

        assertThat(order.certificateMismatches())
                .containsExactly(new CertificateMismatch(property, azure, certificate));
        assertThat(order.serialNumber()).isEqualTo("00D7AB01");
        assertThat(order.keySize()).isEqualTo(2048);
        assertThat(signedOf(order).serialNumber()).isEqualTo("00D7AB01");
        assertThat(signedOf(order).notBefore()).isEqualTo(TestCertificate.NOT_BEFORE);
        assertThat(order.certificateNotAfter()).isEqualTo(TestCertificate.NOT_AFTER);
    }

    @Test
    void anotherSignatureAlgorithmGivesWayToTheCertificates() {
        signed.put("rawData", RAW).put("signatureAlgorithm", "sha1RSA");

        assertThat(signedOf(order()).signatureAlgorithm()).isEqualTo("SHA256withRSA");
    }

    @Test
    void aSignatureAlgorithmCanBeNamedByItsIdentifier() {
        signed.put("rawData", RAW).put("signatureAlgorithm", "1.2.840.113549.1.1.11");

        assertThat(signedOf(order()).signatureAlgorithm()).isEqualTo("1.2.840.113549.1.1.11");
    }

    @Test
    void whatDescribesTheCertificateStaysAsAzureSaysIt() {
        signed.put("rawData", RAW)
                .put("version", 4)
                .put("subject", "www")
                .put("issuer", "CA")
                .put("thumbprint", "ff");

        CertificateDetails certificate = signedOf(order());

        assertThat(certificate.version()).isEqualTo(4);
        assertThat(certificate.subject()).isEqualTo("www");
        assertThat(certificate.issuer()).isEqualTo("CA");
        assertThat(certificate.thumbprint()).isEqualTo("ff");
    }

    @Test
    void blankTextIsNoDisagreement() {
        properties.put("serialNumber", "");
        signed.put("rawData", RAW).put("serialNumber", " ").put("thumbprint", "");

        CertificateOrder order = order();

        assertThat(order.certificateMismatches()).isEmpty();
        assertThat(order.serialNumber()).isEqualTo("00D7AB01");
        assertThat(order.thumbprint()).hasSize(40);
    }

    @Test
    void readsAllThreeCertificatesInTheNestedShape() {
        signed.putObject("properties").put("rawData", RAW).put("notAfter", TWO_WEEKS_LATER);
        String authority = TestCertificate.authority("CN=Contoso CA").base64();
        for (String name : List.of("intermediate", "root")) {
            properties
                    .putObject(name)
                    .putObject("properties")
                    .put("rawData", authority)
                    .put("serialNumber", "0C");
        }

        CertificateOrder order = order();

        assertThat(order.certificateNotAfter()).isEqualTo(TestCertificate.NOT_AFTER);
        assertThat(order.intermediate()).isEqualTo(order.root());
        assertThat(Objects.requireNonNull(order.root()).notAfter()).isEqualTo("2051-05-03T07:00:00Z");
        assertThat(order.certificateMismatches())
                .extracting(CertificateMismatch::property)
                .containsExactly("signedCertificate.notAfter", "intermediate.serialNumber", "root.serialNumber");
    }

    @Test
    void aDateThatCannotBeReadIsTakenFromTheCertificateAndStillTold() {
        signed.put("rawData", RAW).put("notAfter", "soon");

        DecodedOrder decoded = decode();

        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(order.certificateNotAfter()).isEqualTo(TestCertificate.NOT_AFTER);
        assertThat(order.unreadable()).containsExactly(new UnreadableProperty("signedCertificate.notAfter", "soon"));
        assertThat(order.certificateMismatches()).isEmpty();
    }

    @Test
    void aKeyOfAnUnknownSortLeavesAzuresKeySize() {
        signed.put("rawData", LEAF.withKey(TestCertificate.unknownKey()).base64());
        properties.put("keySize", 4096);

        CertificateOrder order = order();

        assertThat(order.keySize()).isEqualTo(4096);
        assertThat(signedOf(order).keySize()).isNull();
        assertThat(order.certificateMismatches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signedCertificate", "intermediate", "root"})
    void whatIsNoCertificateIsToldWithoutItsContentAndAzuresWordStands(String name) {
        ObjectNode certificate = name.equals("signedCertificate") ? signed : properties.putObject(name);
        certificate.put("rawData", "CANARY").put("serialNumber", "0B").put("notAfter", TWO_WEEKS_LATER);
        properties.put("serialNumber", "0A").put("keySize", 1024);

        DecodedOrder decoded = decode();

        assertThat(decoded.problems())
                .containsExactly(new OrderProblem("shop", name + ".rawData", "(not shown)", Kind.UNREADABLE));
        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(order.unreadable()).containsExactly(new UnreadableProperty(name + ".rawData", "(not shown)"));
        assertThat(order.certificateMismatches()).isEmpty();
        assertThat(order.serialNumber()).isEqualTo("0A");
        assertThat(order.keySize()).isEqualTo(1024);
        assertThat(String.valueOf(decoded)).contains(TWO_WEEKS_LATER).doesNotContain("CANARY");
    }

    @Test
    void rawDataOfAnotherTypeIsToldWithoutItsContent() {
        properties.putObject("intermediate").put("rawData", 4711);
        properties.putObject("root").putObject("rawData").put("secret", "CANARY");
        signed.putArray("rawData").add(RAW);

        DecodedOrder decoded = decode();

        assertThat(decoded.problems()).extracting(OrderProblem::text).containsOnly("(not shown)");
        assertThat(decoded.problems()).hasSize(3);
    }

    @Test
    void absentAndBlankRawDataIsNoProblem() {
        signed.putNull("rawData").put("serialNumber", "0A");
        properties.putObject("intermediate").put("rawData", "");
        properties.putObject("root").put("rawData", " \r\n");

        assertThat(signedOf(order()).serialNumber()).isEqualTo("0A");
    }

    @Test
    void nothingOfTheCertificateItselfIsKept() {
        signed.put("rawData", RAW).put("serialNumber", "01");
        properties.putObject("root").put("rawData", LEAF.pem());

        String everything = String.valueOf(decode());

        for (int i = 0; i + 16 <= RAW.length(); i += 16) {
            assertThat(everything).doesNotContain(RAW.substring(i, i + 16));
        }
    }

    @Test
    void aMismatchShowsOnlyAShortAndPrintablePartOfWhatAzureSays() {
        signed.put("rawData", RAW).put("serialNumber", "\u202ez\n" + "x".repeat(500));

        assertThat(order().certificateMismatches())
                .singleElement()
                .satisfies(mismatch ->
                        assertThat(mismatch.azureSays()).startsWith("zx").hasSize(100));
    }

    @Test
    void anOrderDoesNotLookRenewedWhenAzureBeginsToSendTheCertificate() {
        properties.put("serialNumber", "D7AB01");
        signed.put("serialNumber", "d7ab01").put("notAfter", "2026-12-16T00:00:00");
        IssuedCertificate before = Objects.requireNonNull(IssuedCertificate.of(order()));
        signed.put("rawData", RAW);

        IssuedCertificate after = Objects.requireNonNull(IssuedCertificate.of(order()));

        assertThat(after.thumbprint()).isNotNull();
        assertThat(after.renews(before)).isFalse();
        assertThat(after.serialNumber()).isEqualTo(before.serialNumber());
        assertThat(before.renews(after)).isFalse();
    }

    @Test
    void anOrderDoesNotLookRenewedWhenOnlyTheCertificateSaysWhenItEnds() {
        properties.put("serialNumber", "D7AB01").put("expirationTime", "2026-12-01T00:00:00Z");
        signed.put("thumbprint", "FF");
        IssuedCertificate before = Objects.requireNonNull(IssuedCertificate.of(order()));
        properties.remove("expirationTime");
        signed.put("rawData", RAW);

        IssuedCertificate after = Objects.requireNonNull(IssuedCertificate.of(order()));

        assertThat(after.effectiveExpiry()).isAfter(before.effectiveExpiry());
        assertThat(after.renews(before)).isFalse();
    }

    @Test
    void anotherCertificateThatEndsLaterIsARenewalStill() {
        properties.put("serialNumber", "0A");
        signed.put("thumbprint", "AA").put("notAfter", "2026-06-16T00:00:00Z");
        IssuedCertificate before = Objects.requireNonNull(IssuedCertificate.of(order()));
        properties.put("serialNumber", "00D7AB01");
        signed.put("thumbprint", "BB").put("notAfter", "2026-12-16T00:00:00Z").put("rawData", RAW);

        assertThat(Objects.requireNonNull(IssuedCertificate.of(order())).renews(before))
                .isTrue();
    }

    private CertificateOrder order() {
        DecodedOrder decoded = decode();
        assertThat(decoded.problems()).isEmpty();
        return Objects.requireNonNull(decoded.order());
    }

    private static CertificateDetails signedOf(CertificateOrder order) {
        return Objects.requireNonNull(order.signedCertificate());
    }

    private DecodedOrder decode() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put(
                "id",
                "/subscriptions/" + SUBSCRIPTION
                        + "/resourceGroups/Web/providers/Microsoft.CertificateRegistration/certificateOrders/shop");
        entry.set("properties", properties);
        return OrderDecoder.decode(entry, "#1", Scope.subscription(SUBSCRIPTION));
    }
}

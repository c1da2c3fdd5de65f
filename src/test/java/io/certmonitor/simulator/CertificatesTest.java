package io.certmonitor.simulator;

import static io.certmonitor.simulator.CertificateAgreement.assertAgrees;
import static io.certmonitor.simulator.CertificateAgreement.assertDetailsAgree;
import static io.certmonitor.simulator.CertificateAgreement.certificate;
import static io.certmonitor.simulator.CertificateAgreement.sha1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.789Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";

    /** Never issued, as Azure published it, or meant to be so. */
    private static final Set<String> WITHOUT_RAW_DATA =
            Set.of("pending-issuance", "denied", "published-example", "without-raw-data", "chain-expires-first");

    /** Its JSON is meant to say otherwise. */
    private static final String MISMATCH = "certificate-mismatch";

    @ParameterizedTest
    @MethodSource("scenarios")
    void theCertificateOfEveryScenarioAgreesWithItsJson(Scenario scenario) throws Exception {
        SimulatedOrder order = scenario.order().apply(NOW);

        if (WITHOUT_RAW_DATA.contains(scenario.name())) {
            assertThat(order.properties()).doesNotContain("rawData");
        } else {
            assertAgrees(order);
        }
    }

    @Test
    void theCertificatesOfAFleetAgreeWithTheirJson() throws Exception {
        long seed = System.nanoTime();
        System.out.println("CertificatesTest: fleet of seed " + seed);
        var azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
        FleetGenerator.populate(azure, new FleetSpec(2, 2, 200, seed));

        int issued = 0;
        for (SimulatedOrder order : azure.orders()) {
            if (!order.property("signedCertificate").isMissingNode()) {
                assertAgrees(order);
                issued++;
            }
        }

        assertThat(issued).isGreaterThan(150);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void theCertificateAgreesWithItsJsonAfterEveryOperation(String name, OrderOperation operation) throws Exception {
        SimulatedOrder before = healthy().build();

        SimulatedOrder after = after(operation, before);

        assertAgrees(after);
    }

    @Test
    void aFirstCertificateComesWithItsRawDataAndItsChain() throws Exception {
        SimulatedOrder order = after(
                OrderOperation.issue(),
                healthy().neverIssued().domain("late.example.com").build());

        assertAgrees(order);
        assertThat(certificate(order, "signedCertificate").getSubjectX500Principal())
                .hasToString("CN=late.example.com");
    }

    @Test
    void theChainLeadsToTheRoot() throws Exception {
        SimulatedOrder order = healthy().build();
        X509Certificate leaf = certificate(order, "signedCertificate");
        X509Certificate intermediate = certificate(order, "intermediate");
        X509Certificate root = certificate(order, "root");

        assertThatCode(() -> root.verify(root.getPublicKey())).doesNotThrowAnyException();
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, intermediate));
        assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .doesNotThrowAnyException();
        for (String authority : List.of("intermediate", "root")) {
            assertDetailsAgree(order.property(authority), certificate(order, authority));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.com, shop.example.com www.shop.example.com",
        "www.shop.example.com, www.shop.example.com shop.example.com",
        "*.shop.example.com, *.shop.example.com shop.example.com",
    })
    void theNamesCoverWhatADomainValidatedCertificateCovers(String domain, String names) throws Exception {
        SimulatedOrder order = healthy().domain(domain).build();

        assertAgrees(order);
        assertThat(certificate(order, "signedCertificate").getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly(names.split(" "));
    }

    @Test
    void keysAndSignaturesCanBeWeak() throws Exception {
        SimulatedOrder order = healthy()
                .keySize(1024)
                .signatureAlgorithm(SignatureAlgorithm.SHA1_RSA)
                .build();

        assertAgrees(order);
        assertThat(order.property("keySize").asInt()).isEqualTo(1024);
        assertThat(order.property("signedCertificate.signatureAlgorithm").asText())
                .isEqualTo("sha1RSA");
        SimulatedOrder renewed = after(OrderOperation.renew(), order);
        assertAgrees(renewed);
    }

    @Test
    void aRenewalIsAnotherCertificateAndAMovedExpiryTheSameOneWithOtherDates() {
        SimulatedOrder order = healthy().build();
        SimulatedOrder moved = after(OrderOperation.expireIn(Duration.ofDays(3)), order);
        SimulatedOrder renewed = after(OrderOperation.renew(), order);

        assertThat(moved.property("serialNumber")).isEqualTo(order.property("serialNumber"));
        assertThat(renewed.property("serialNumber")).isNotEqualTo(order.property("serialNumber"));
        assertThat(Stream.of(order, moved, renewed).map(each -> each.property("signedCertificate.thumbprint")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatATestWritesItselfStaysUntilTheNextRenewal() throws Exception {
        SimulatedOrder broken = healthy()
                .raw("signedCertificate.rawData", "garbage")
                .expiresIn(Duration.ofDays(9))
                .domain("other.example.com")
                .build();
        SimulatedOrder moved = after(OrderOperation.expireIn(Duration.ofDays(3)), broken);

        assertThat(broken.property("signedCertificate.rawData").asText()).isEqualTo("garbage");
        assertThat(moved.property("signedCertificate.rawData").asText()).isEqualTo("garbage");
        assertThatThrownBy(() -> certificate(broken, "signedCertificate")).isInstanceOf(CertificateException.class);
        SimulatedOrder renewed = after(OrderOperation.renew(), moved);
        assertAgrees(renewed);
    }

    @Test
    void jsonAndCertificateDisagreeWhereATestWantsThemTo() throws Exception {
        SimulatedOrder order = healthy()
                .raw("serialNumber", "FF")
                .raw("signedCertificate.notAfter", "2030-01-01T00:00:00+00:00")
                .build();

        X509Certificate certificate = certificate(order, "signedCertificate");
        assertThat(order.property("serialNumber").asText()).isEqualTo("FF");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2027-03-20T10:00:00Z");
        assertThat(order.property("signedCertificate.thumbprint").asText()).isEqualTo(sha1(certificate.getEncoded()));
    }

    @Test
    void rawDataCanBeLeftOutForGood() {
        SimulatedOrder order = healthy().withoutRawData().build();
        SimulatedOrder renewed = after(OrderOperation.renew(), order);
        SimulatedOrder issued = after(
                OrderOperation.issue(), healthy().withoutRawData().neverIssued().build());

        assertThat(List.of(order, renewed, issued)).allSatisfy(each -> {
            assertThat(each.properties()).doesNotContain("rawData").doesNotContain("@{");
            assertThat(each.property("signedCertificate.thumbprint").asText()).matches("[0-9A-F]{40}");
        });
        assertThat(renewed.property("signedCertificate.thumbprint"))
                .isNotEqualTo(order.property("signedCertificate.thumbprint"));
    }

    @Test
    void aCertificateKeepsItsThumbprintWhenOnlyItsRawDataGo() {
        SimulatedOrder order = healthy().build();

        SimulatedOrder without = order.toBuilder(NOW).withoutRawData().build();

        assertThat(without.toBuilder(NOW).status("Revoked").build().property("signedCertificate.thumbprint"))
                .isEqualTo(order.property("signedCertificate.thumbprint"));
        assertThat(without.properties()).doesNotContain("rawData");
    }

    @Test
    void theSameNameAndDatesGiveTheSameCertificate() {
        assertThat(healthy().build().properties()).isEqualTo(healthy().build().properties());
        assertThat(healthy().build().property("serialNumber").asText()).isEqualTo("6F659D2824420D3C3B7AAE21739ED0A3");
    }

    @Test
    void bothShapesCarryTheSameCertificates() {
        SimulatedOrder order = healthy().build();

        JsonNode nested = Json.parse(OrderJson.nested(order)).path("properties");

        for (String certificate : List.of("signedCertificate", "intermediate", "root")) {
            String rawData = order.property(certificate + ".rawData").asText();
            assertThat(rawData).isNotEmpty();
            assertThat(nested.at("/" + certificate + "/properties/rawData").asText())
                    .isEqualTo(rawData);
        }
    }

    static List<Scenario> scenarios() {
        return Scenarios.all().stream()
                .filter(scenario -> !scenario.name().equals(MISMATCH))
                .toList();
    }

    static Stream<Arguments> operations() {
        return Operations.all().entrySet().stream()
                .filter(operation -> !operation.getKey().equals("delete"))
                .map(operation -> Arguments.of(operation.getKey(), operation.getValue()));
    }

    private static SimulatedOrder after(OrderOperation operation, SimulatedOrder order) {
        return Objects.requireNonNull(operation.on(order, NOW.plusSeconds(5)));
    }

    private static SimulatedOrderBuilder healthy() {
        return SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop");
    }
}

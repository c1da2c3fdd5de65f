package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";

    @Test
    void aHealthyOrderHasEveryFieldOfThePublishedExample() {
        JsonNode healthy = Json.parse(healthy().build().json());
        JsonNode published = Json.parse(PublishedExample.order().json());

        assertThat(fields(healthy.path("properties"))).hasSameElementsAs(fields(published.path("properties")));
        assertThat(fields(healthy.at("/properties/contact")))
                .hasSameElementsAs(fields(published.at("/properties/contact")));
    }

    @Test
    void theCertificatesOfAHealthyOrderHaveTheFieldsOfThePublishedExampleAndTheirRawData() {
        for (String certificate : List.of("signedCertificate", "intermediate", "root")) {
            List<String> published = fields(PublishedExample.order().property(certificate));
            published.add("rawData");

            assertThat(fields(healthy().build().property(certificate))).hasSameElementsAs(published);
        }
    }

    @Test
    void idsAreInAzuresMixedCasing() {
        SimulatedOrder order =
                SimulatedOrder.healthy(NOW, SUB, "RG-Web", "Shop").build();

        assertThat(order.id())
                .isEqualTo("/subscriptions/" + SUB
                        + "/resourceGroups/RG-Web/providers/Microsoft.CertificateRegistration/certificateOrders/Shop");
        assertThat(order.property("certificates.main.keyVaultId").asText())
                .startsWith("/subscriptions/" + SUB + "/resourcegroups/rg-web/providers/microsoft.keyvault/vaults/");
    }

    @Test
    void datesAreWholeSecondsWithAnOffset() {
        assertThat(healthy().build().property("signedCertificate.notAfter").asText())
                .isEqualTo("2027-03-20T10:00:00+00:00");
    }

    @Test
    void anyPropertyCanBeAnyJson() {
        SimulatedOrder order = healthy()
                .raw("expirationTime", "not-a-date")
                .raw("keySize", List.of("big"))
                .raw("status", NullNode.getInstance())
                .without("signedCertificate.notBefore")
                .build();

        JsonNode properties = Json.parse(order.json()).path("properties");
        assertThat(properties.path("expirationTime").asText()).isEqualTo("not-a-date");
        assertThat(properties.at("/keySize/0").asText()).isEqualTo("big");
        assertThat(properties.path("status").isNull()).isTrue();
        assertThat(properties.at("/signedCertificate/notBefore").isMissingNode())
                .isTrue();
    }

    @Test
    void tagsAndNamesAreEscaped() {
        SimulatedOrder order = SimulatedOrder.healthy(NOW, SUB, "rg", "a\"b")
                .tag("owner", "\"quoted\"")
                .build();

        JsonNode json = Json.parse(order.json());
        assertThat(json.path("name").asText()).isEqualTo("a\"b");
        assertThat(json.at("/tags/owner").asText()).isEqualTo("\"quoted\"");
        assertThat(SimulatedOrder.fromJson(json)).isEqualTo(order);
    }

    @Test
    void theOldestApiVersionNestsCertificates() {
        SimulatedOrder order = healthy().build();

        JsonNode properties = Json.parse(OrderJson.nested(order)).path("properties");

        for (String certificate : List.of("signedCertificate", "intermediate", "root")) {
            assertThat(properties.path(certificate).path("location").asText()).isEqualTo("Global");
            assertThat(properties.path(certificate).path("properties")).isEqualTo(order.property(certificate));
        }
        assertThat(properties.at("/certificates/main/id").asText()).isEqualTo(order.id() + "/certificates/main");
        assertThat(properties.at("/certificates/main/properties")).isEqualTo(order.property("certificates.main"));
        assertThat(properties.path("expirationTime")).isEqualTo(order.property("expirationTime"));
        assertThat(fields(properties)).doesNotContain("contact", "isPrivateKeyExternal", "nextAutoRenewalTimeStamp");
    }

    @Test
    void theOldestApiVersionHasNoNameForAnExternalKey() {
        SimulatedOrder order =
                healthy().keyVaultCertificate("main", "ExternalPrivateKey").build();

        assertThat(Json.parse(OrderJson.nested(order))
                        .at("/properties/certificates/main/properties/provisioningState")
                        .asText())
                .isEqualTo("Unknown");
        assertThat(Json.parse(order.json())
                        .at("/properties/certificates/main/provisioningState")
                        .asText())
                .isEqualTo("ExternalPrivateKey");
        assertThat(OrderJson.nestedCertificates(order))
                .singleElement()
                .isEqualTo(Json.text(Json.parse(OrderJson.nested(order)).at("/properties/certificates/main")));
        assertThat(OrderJson.certificates(order)).singleElement().asString().contains("ExternalPrivateKey");
    }

    @Test
    void anOrderSurvivesItsBuilder() {
        SimulatedOrder order = healthy().tag("team", "web").build();

        assertThat(order.toBuilder(NOW).build()).isEqualTo(order);
    }

    private static SimulatedOrderBuilder healthy() {
        return SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop");
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

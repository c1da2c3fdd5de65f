package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublishedExampleTest {

    private static final Path PUBLISHED =
            Path.of("..", "shared", "azure-examples", "ListAppServiceCertificateOrdersByResourceGroup.2024-11-01.json");

    @Test
    void theOrderIsRenderedAsTheFileHasIt() {
        JsonNode page = Json.resource("/simulator/published-example.json");

        assertThat(Json.parse(PublishedExample.order().json())).isEqualTo(page.at("/value/0"));
    }

    @Test
    void theOrderIsWhereItsConstantsSay() {
        assertThat(PublishedExample.order().id())
                .isEqualTo("/subscriptions/" + PublishedExample.SUBSCRIPTION + "/resourceGroups/"
                        + PublishedExample.RESOURCE_GROUP + "/providers/" + SimulatedOrder.TYPE + "/"
                        + PublishedExample.NAME);
    }

    @Test
    void theFactsAreThoseThatAzurePublishes() throws Exception {
        assumeThat(PUBLISHED).as("Azure's example beside the checkout").exists();

        JsonNode published = Json.parse(Files.readString(PUBLISHED));

        assertThat(Json.resource("/simulator/published-example.json")).isEqualTo(published.at("/responses/200/body"));
    }
}

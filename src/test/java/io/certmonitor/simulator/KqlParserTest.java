package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KqlParserTest {

    private static final String SUB = "0A6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SimulatedSubscription OWNER =
            new SimulatedSubscription(SUB, "Shop", "7b1d8f0e-3c55-4a3e-9d27-52f0c4a16e10", "Enabled");
    private static final GraphRow ROW = GraphRow.of(
            OWNER, SimulatedOrder.healthy(NOW, SUB, "RG-Web", "Shop").build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources",
                "Resources | where type =~ 'Microsoft.CertificateRegistration/certificateOrders'",
                "resources | where type == \"microsoft.certificateregistration/certificateorders\"",
                "resources|where type=~'microsoft.CERTIFICATEREGISTRATION/certificateorders'|order by id asc",
                "resources\n| where resourceGroup == 'rg-web' and name =~ 'shop' // the shop\n| sort by id asc",
                "resources | where name in ('Shop', 'Other') | where type in~ ('A', 'microsoft.certificateRegistration/certificateorders')",
            })
    void aRowIsFoundByWhatItHolds(String query) {
        assertThat(KqlParser.parse(query).matches(ROW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources | where type == 'Microsoft.CertificateRegistration/certificateOrders'",
                "resources | where type =~ 'microsoft.web/sites'",
                "resources | where name in ('shop')",
                "resources | where name =~ 'shop' and resourceGroup =~ 'rg-api'",
                "resources | where name =~ 'shop' | where resourceGroup =~ 'rg-api'",
            })
    void aRowIsLeftOutByWhatItDoesNotHold(String query) {
        assertThat(KqlParser.parse(query).matches(ROW)).isFalse();
    }

    @Test
    void aRowShowsWhatIsProjectedInThatOrder() {
        KqlQuery query = KqlParser.parse("resources | project name, resourceGroup, location, tags, id");

        assertThat(query.json(ROW))
                .isEqualTo("{\"name\":\"Shop\",\"resourceGroup\":\"rg-web\",\"location\":\"global\",\"tags\":null,"
                        + "\"id\":\"/subscriptions/" + SUB + "/resourceGroups/RG-Web/providers/" + SimulatedOrder.TYPE
                        + "/Shop\"}");
    }

    @Test
    void aRowShowsEveryColumnWithoutAProjection() {
        JsonNode row = Json.parse(KqlParser.parse("resources").json(ROW));

        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "type",
                        "tenantId",
                        "location",
                        "resourceGroup",
                        "subscriptionId",
                        "tags",
                        "properties");
        assertThat(row.at("/properties/status").asText()).isEqualTo("Issued");
        assertThat(row.path("tenantId").asText()).isEqualTo(OWNER.tenantId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "disks; DisallowedLogicalTableName; disks; 0",
                "resources | union resourcecontainers; ParserFailure; union; 12",
                "resources | where type contains 'x'; ParserFailure; contains; 23",
                "resources | where properties == 'x'; ParserFailure; properties; 18",
                "resources | where properties.status == 'x'; ParserFailure; .; 28",
                "resources | where colour == 'x'; ParserFailure; colour; 18",
                "resources | where type =~ 1; ParserFailure; 1; 26",
                "resources | where type =~ id; ParserFailure; id; 26",
                "resources | where type =~ 'x' or name =~ 'y'; ParserFailure; or; 30",
                "resources | where type in 'x'; ParserFailure; x; 26",
                "resources | project id, id; ParserFailure; id; 24",
                "resources | project name | order by id asc; ParserFailure; id; 36",
                "resources | project; ParserFailure; <EOF>; 19",
                "resources | order by name asc; ParserFailure; name; 21",
                "resources | order by id; ParserFailure; <EOF>; 23",
                "resources | order by id desc; ParserFailure; desc; 24",
                "resources where; ParserFailure; where; 10",
                "resources | where type =~ `x; ParserFailure; `; 26",
                "resources |; ParserFailure; <EOF>; 11",
            })
    void whatIsNotUnderstoodIsNamed(String query, String code, String token, int column) {
        assertThatThrownBy(() -> KqlParser.parse(query)).isInstanceOfSatisfying(ArmException.class, refused -> {
            JsonNode error = Json.parse(refused.answer().body()).path("error");
            assertThat(refused.answer().status()).isEqualTo(400);
            assertThat(error.path("code").asText()).isEqualTo("BadRequest");
            assertThat(error.at("/details/0/code").asText()).isEqualTo("InvalidQuery");
            assertThat(error.at("/details/1/code").asText()).isEqualTo(code);
            assertThat(error.at("/details/1/token").asText()).isEqualTo(token);
            assertThat(error.at("/details/1/line").asInt()).isEqualTo(1);
            assertThat(error.at("/details/1/characterPositionInLine").asInt()).isEqualTo(column);
        });
    }

    @Test
    void aTextWithoutItsEndIsRefused() {
        assertThatThrownBy(() -> KqlParser.parse("resources | where type =~ 'x"))
                .isInstanceOf(ArmException.class);
    }

    @Test
    void theLineOfWhatIsNotUnderstoodIsTold() {
        assertThatThrownBy(() -> KqlParser.parse("resources\n  | take 5"))
                .isInstanceOfSatisfying(ArmException.class, refused -> {
                    JsonNode part = Json.parse(refused.answer().body()).at("/error/details/1");
                    assertThat(part.path("line").asInt()).isEqualTo(2);
                    assertThat(part.path("characterPositionInLine").asInt()).isEqualTo(4);
                });
    }
}

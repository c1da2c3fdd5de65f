package io.certmonitor.azure.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderProblem.Kind;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProductType;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.Scope;
import io.certmonitor.order.UnreadableProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDecoderTest {

    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String ID = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/Web/providers/Microsoft.CertificateRegistration/certificateOrders/shop";
    private static final Scope GROUP = Scope.resourceGroup(SUBSCRIPTION, "web");

    @Test
    void readsEveryPropertyOfTheFlatShape() {
        CertificateOrder order = order("""
                "certificates": {
                  "second": {"keyVaultId": "/vaults/kv", "keyVaultSecretName": "s2", "provisioningState": "KeyVaultDoesNotExist"},
                  "first": {"keyVaultId": "/vaults/kv", "keyVaultSecretName": "s1", "provisioningState": "Succeeded"}},
                "distinguishedName": "CN=shop.example.com", "validityInYears": 2, "keySize": 2048,
                "productType": "StandardDomainValidatedSsl", "autoRenew": true, "provisioningState": "Succeeded",
                "status": "Issued", "serialNumber": "0A", "isPrivateKeyExternal": false,
                "signedCertificate": {"version": 3, "serialNumber": "0B", "thumbprint": "FF", "subject": "CN=s",
                  "notBefore": "2026-01-01T00:00:00Z", "notAfter": "2026-07-01T00:00:00Z",
                  "signatureAlgorithm": "SHA256", "issuer": "CN=i"},
                "lastCertificateIssuanceTime": "2026-01-01T00:00:01Z", "expirationTime": "2027-01-01T00:00:00Z",
                "nextAutoRenewalTimeStamp": "2026-06-01T00:00:00Z",
                "appServiceCertificateNotRenewableReasons": ["ExpirationNotInRenewalTimeRange"]
                """);

        assertThat(order.location()).isEqualTo("Global");
        assertThat(order.tags()).containsEntry("team", "web");
        assertThat(order.distinguishedName()).isEqualTo("CN=shop.example.com");
        assertThat(order.validityInYears()).isEqualTo(2);
        assertThat(order.keySize()).isEqualTo(2048);
        assertThat(known(order.productType())).isEqualTo(ProductType.STANDARD_DOMAIN_VALIDATED_SSL);
        assertThat(order.autoRenew()).isTrue();
        assertThat(order.hasProvisioningState(ProvisioningState.SUCCEEDED)).isTrue();
        assertThat(order.hasStatus(OrderStatus.ISSUED)).isTrue();
        assertThat(order.serialNumber()).isEqualTo("0A");
        assertThat(order.isPrivateKeyExternal()).isFalse();
        assertThat(order.signedCertificate())
                .isEqualTo(new CertificateDetails(
                        3,
                        "0B",
                        "FF",
                        "CN=s",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-07-01T00:00:00Z"),
                        "SHA256",
                        "CN=i",
                        null,
                        null,
                        List.of()));
        assertThat(order.lastCertificateIssuanceTime()).isEqualTo("2026-01-01T00:00:01Z");
        assertThat(order.expirationTime()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(order.nextAutoRenewalTimeStamp()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(order.notRenewableReasons()).singleElement().matches(reason -> !reason.isUnknown());
        assertThat(order.keyVaultCertificates())
                .extracting(KeyVaultCertificate::name)
                .containsExactly("first", "second");
        assertThat(order.unreadable()).isEmpty();
    }

    @Test
    void readsTheNestedShapeOfTheOldestApiVersion() {
        CertificateOrder order = order("""
                "certificates": {"main": {"location": "Global",
                  "properties": {"keyVaultSecretName": "s", "provisioningState": "UnknownError"}}},
                "signedCertificate": {"id": "x", "properties": {"notAfter": "2026-07-01T00:00:00Z"}},
                "root": {"properties": {"thumbprint": "AA"}}
                """);

        assertThat(order.certificateNotAfter()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(Objects.requireNonNull(order.root()).thumbprint()).isEqualTo("AA");
        KeyVaultCertificate vault = order.keyVaultCertificates().get(0);
        assertThat(vault.secretName()).isEqualTo("s");
        assertThat(known(vault.status())).isEqualTo(KeyVaultStatus.UNKNOWN_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-12T23:40:25Z, 2026-11-12T23:40:25Z",
        "2026-11-12T23:40:25+00:00, 2026-11-12T23:40:25Z",
        "2026-11-12T23:40:25, 2026-11-12T23:40:25Z",
        "2026-11-12T23:40:25.1234567, 2026-11-12T23:40:25.1234567Z",
        "2026-11-12T23:40:25.1234567Z, 2026-11-12T23:40:25.1234567Z",
        "2026-11-12T23:40:25-05:30, 2026-11-13T05:10:25Z",
        "2026-11-12T23:40:25+0100, 2026-11-12T22:40:25Z",
        "2026-11-12t23:40:25z, 2026-11-12T23:40:25Z",
        "0001-01-01T00:00:00, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999, 9999-12-31T23:59:59.9999999Z",
    })
    void readsEveryWayToWriteADate(String text, Instant expected) {
        assertThat(order("\"expirationTime\": \"" + text + "\"").expirationTime())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expirationTime | \"soon\" | soon",
                "expirationTime | 1794526825 | 1794526825",
                "expirationTime | \"\" | ''",
                "lastCertificateIssuanceTime | \"2026-13-01T00:00:00Z\" | 2026-13-01T00:00:00Z",
                "nextAutoRenewalTimeStamp | \"2026-01-01\" | 2026-01-01",
                "expirationTime | \"+10000-01-01T00:00:00Z\" | +10000-01-01T00:00:00Z",
                "expirationTime | \"9999-12-31T23:59:59-01:00\" | 9999-12-31T23:59:59-01:00",
                "expirationTime | \"0001-01-01T00:00:00+01:00\" | 0001-01-01T00:00:00+01:00",
                "expirationTime | \"-999999999-01-01T00:00:00+18:00\" | -999999999-01-01T00:00:00+18:00",
                "keySize | \"big\" | big",
                "keySize | 2048.5 | 2048.5",
                "keySize | 99999999999 | 99999999999",
                "validityInYears | true | true",
                "autoRenew | \"perhaps\" | perhaps",
                "autoRenew | 1 | 1",
                "isPrivateKeyExternal | \"no\" | no",
                "status | 7 | 7",
                "provisioningState | [] | array",
                "distinguishedName | {\"secret\": \"canary\"} | object",
                "serialNumber | false | false",
                "signedCertificate | \"none\" | string",
                "intermediate | 3 | number",
                "root | true | boolean",
                "certificates | [1] | array",
                "certificates | \"none\" | string",
                "appServiceCertificateNotRenewableReasons | \"No\" | string",
                "appServiceCertificateNotRenewableReasons | {} | object",
                "appServiceCertificateNotRenewableReasons | [3] | 3",
            })
    void tellsOfAPropertyThatCannotBeRead(String property, String json, String text) {
        DecodedOrder decoded = decode("\"" + property + "\": " + json + ", \"serialNumber2\": 1");

        assertThat(decoded.problems()).containsExactly(new OrderProblem("shop", property, text, Kind.UNREADABLE));
        assertThat(Objects.requireNonNull(decoded.order()).unreadable())
                .containsExactly(new UnreadableProperty(property, text));
    }

    @Test
    void namesThePathOfAPropertyInsideAnother() {
        DecodedOrder decoded = decode("""
                "signedCertificate": {"notAfter": "never", "subject": "CN=s"},
                "intermediate": {"properties": {"version": "three"}},
                "certificates": {"main": {"keyVaultId": []}, "gone": 5}
                """);

        assertThat(decoded.problems())
                .extracting(OrderProblem::property)
                .containsExactlyInAnyOrder(
                        "signedCertificate.notAfter",
                        "intermediate.version",
                        "certificates.main.keyVaultId",
                        "certificates.gone");
        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(Objects.requireNonNull(order.signedCertificate()).subject()).isEqualTo("CN=s");
        assertThat(order.keyVaultCertificates()).hasSize(2);
    }

    @Test
    void readsNumbersAndFlagsThatAreWrittenAsText() {
        DecodedOrder decoded = decode(
                "\"keySize\": \"2048\", \"validityInYears\": 1.0, \"autoRenew\": \"True\", \"serialNumber\": 42");

        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(order.keySize()).isEqualTo(2048);
        assertThat(order.validityInYears()).isEqualTo(1);
        assertThat(order.autoRenew()).isTrue();
        assertThat(order.serialNumber()).isEqualTo("42");
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "provisioningState", "productType"})
    void keepsAnUnknownValueVerbatim(String property) {
        DecodedOrder decoded = decode("\"" + property + "\": \"OnTheMoon\"");

        assertThat(decoded.problems())
                .containsExactly(new OrderProblem("shop", property, "OnTheMoon", Kind.UNKNOWN_VALUE));
        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(order.unreadable()).isEmpty();
        assertThat(String.valueOf(order)).contains("OnTheMoon");
    }

    @Test
    void keepsUnknownValuesInsideCollectionsVerbatim() {
        DecodedOrder decoded = decode("""
                "certificates": {"main": {"provisioningState": "Misplaced"}},
                "appServiceCertificateNotRenewableReasons": ["SubscriptionNotActive", "MoonPhase"]
                """);

        assertThat(decoded.problems())
                .containsExactlyInAnyOrder(
                        new OrderProblem(
                                "shop", "certificates.main.provisioningState", "Misplaced", Kind.UNKNOWN_VALUE),
                        new OrderProblem(
                                "shop", "appServiceCertificateNotRenewableReasons", "MoonPhase", Kind.UNKNOWN_VALUE));
        assertThat(Objects.requireNonNull(decoded.order()).notRenewableReasons())
                .extracting("text")
                .containsExactly("SubscriptionNotActive", "MoonPhase");
    }

    @Test
    void neverShowsASecretWhateverItsShape() {
        String canary = "CANARY";
        DecodedOrder decoded = decode("""
                "domainVerificationToken": "CANARY", "csr": ["CANARY"], "contact": {"email": "CANARY"},
                "signedCertificate": {"rawData": "CANARY", "properties": {"rawData": "CANARY"}, "version": {"x": "CANARY"}},
                "status": {"csr": "CANARY"}, "certificates": {"main": [{"contact": "CANARY"}]}
                """);

        assertThat(String.valueOf(decoded)).doesNotContain(canary);
        assertThat(decoded.problems())
                .extracting(OrderProblem::property)
                .containsExactlyInAnyOrder(
                        "signedCertificate.version", "signedCertificate.rawData", "status", "certificates.main");
    }

    @Test
    void neverShowsASecretInPropertiesThatAreWrittenAsText() throws JsonProcessingException {
        DecodedOrder decoded = OrderDecoder.decode(
                json("{\"id\": \"" + ID + "\", \"properties\": \"{\\\"domainVerificationToken\\\":\\\"CANARY\\\"}\"}"),
                "#1",
                GROUP);

        assertThat(decoded.problems())
                .containsExactly(new OrderProblem("shop", "properties", "string", Kind.UNREADABLE));
        assertThat(String.valueOf(decoded)).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signedCertificate",
                "intermediate",
                "root",
                "certificates",
                "appServiceCertificateNotRenewableReasons"
            })
    void neverShowsTextWhereAnObjectOrArrayBelongs(String property) {
        DecodedOrder decoded = decode("\"" + property + "\": \"{\\\"csr\\\":\\\"CANARY\\\"}\"");

        assertThat(decoded.problems()).containsExactly(new OrderProblem("shop", property, "string", Kind.UNREADABLE));
        assertThat(String.valueOf(decoded)).doesNotContain("CANARY");
    }

    @Test
    void neverShowsTextInPlaceOfAKeyVaultCertificateOrTheTags() throws JsonProcessingException {
        DecodedOrder decoded = OrderDecoder.decode(
                json("{\"id\": \"" + ID + "\", \"tags\": \"CANARY\","
                        + " \"properties\": {\"certificates\": {\"csr\": \"CANARY\"}}}"),
                "#1",
                GROUP);

        assertThat(decoded.problems())
                .containsExactlyInAnyOrder(
                        new OrderProblem("shop", "tags", "string", Kind.UNREADABLE),
                        new OrderProblem("shop", "certificates.csr", "string", Kind.UNREADABLE));
        assertThat(String.valueOf(decoded)).doesNotContain("CANARY");
    }

    @Test
    void halfACharacterBecomesAQuestionMarkSoThatTheOrderCanBeWritten() {
        CertificateOrder order = Objects.requireNonNull(decode(
                        "\"distinguishedName\": \"CN=\\ud83d\", \"status\": \"\\ude00\\ud83d\\ude00\","
                                + " \"certificates\": {\"\\ud83d\": {}}, \"appServiceCertificateNotRenewableReasons\": [\"\\ude00\"]")
                .order());

        assertThat(order.distinguishedName()).isEqualTo("CN=?");
        assertThat(order.status()).extracting(AzureValue::text).isEqualTo("?\ud83d\ude00");
        assertThat(order.keyVaultCertificates())
                .extracting(KeyVaultCertificate::name)
                .containsExactly("?");
        assertThat(order.notRenewableReasons()).extracting("text").containsExactly("?");
    }

    @Test
    void showsOnlyAShortAndPrintablePartOfWhatWasFound() {
        DecodedOrder decoded = decode("\"expirationTime\": \"a\\u0000\\n\\u202eb" + "x".repeat(500) + "\"");

        assertThat(decoded.problems().get(0).text()).startsWith("abxxx").hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serialNumber", "expirationTime", "status", "autoRenew", "keySize", "distinguishedName"})
    void aTextThatIsTooLongForAnyPropertyIsToldByItsLengthAlone(String property) {
        DecodedOrder tooLong = decode("\"" + property + "\": \"" + "x".repeat(513) + "\"");

        assertThat(tooLong.problems()).extracting(OrderProblem::text).contains("text of 513 characters");
        assertThat(String.valueOf(tooLong)).doesNotContain("xxx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; missing",
                "', \"properties\": null' ; null",
                "', \"properties\": [\"CANARY\"]' ; array",
                "', \"properties\": \"none\"' ; string",
                "', \"properties\": 7' ; number",
                "', \"properties\": false' ; boolean"
            })
    void namesThePropertiesOfAnOrderAsAWholeWhenTheyAreNoObject(String properties, String found)
            throws JsonProcessingException {
        DecodedOrder decoded = OrderDecoder.decode(json("{\"id\": \"" + ID + "\"" + properties + "}"), "#1", GROUP);

        CertificateOrder order = Objects.requireNonNull(decoded.order());
        assertThat(order.id().name()).isEqualTo("shop");
        assertThat(order.unreadable()).containsExactly(new UnreadableProperty("properties", found));
        assertThat(decoded.problems()).containsExactly(new OrderProblem("shop", "properties", found, Kind.UNREADABLE));
    }

    @Test
    void readsTheIdInAnyCase() throws JsonProcessingException {
        JsonNode entry = json("{\"id\": \"" + ID.toUpperCase(java.util.Locale.ROOT) + "\", \"properties\": {}}");

        DecodedOrder decoded = OrderDecoder.decode(entry, "#1", GROUP);

        assertThat(Objects.requireNonNull(decoded.order()).id().key()).isEqualTo(ID.toLowerCase(java.util.Locale.ROOT));
        assertThat(decoded.problems()).isEmpty();
    }

    @Test
    void buildsAMissingIdFromTheResourceGroupAndTheName() throws JsonProcessingException {
        JsonNode entry = json("{\"name\": \"shop\", \"properties\": {}}");

        assertThat(Objects.requireNonNull(
                                OrderDecoder.decode(entry, "#1", GROUP).order())
                        .id()
                        .armId())
                .isEqualToIgnoringCase(ID);
    }

    @Test
    void cannotTellAnOrderWithoutIdApartInAWholeSubscription() throws JsonProcessingException {
        JsonNode entry = json("{\"name\": \"shop\", \"properties\": {}}");

        DecodedOrder decoded = OrderDecoder.decode(entry, "#1", Scope.subscription(SUBSCRIPTION));

        assertThat(decoded.order()).isNull();
        assertThat(decoded.problems()).containsExactly(new OrderProblem("shop", "id", "", Kind.NOT_AN_ORDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "\"text\"",
                "[]",
                "{}",
                "{\"id\": 3}",
                "{\"id\": \"/subscriptions/x\"}",
                "{\"id\": \"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/web/providers/Microsoft.CertificateRegistration/certificateOrders/a\\u0000b\"}",
                "{\"id\": \"/subscriptions/other/resourceGroups/web/providers/Microsoft.CertificateRegistration/certificateOrders/o\"}"
            })
    void tellsOfAnEntryThatIsNoOrderOfTheScopeByItsPlace(String entry) throws JsonProcessingException {
        DecodedOrder decoded = OrderDecoder.decode(json(entry), "#7", GROUP);

        assertThat(decoded.order()).isNull();
        assertThat(decoded.problems())
                .singleElement()
                .matches(problem ->
                        problem.kind() == Kind.NOT_AN_ORDER && problem.order().equals("#7"));
    }

    private static <E extends Enum<E> & io.certmonitor.order.AzureEnum> E known(
            @org.jspecify.annotations.Nullable AzureValue<E> value) {
        return Objects.requireNonNull(Objects.requireNonNull(value).known());
    }

    private static CertificateOrder order(String properties) {
        DecodedOrder decoded = decode(properties);
        assertThat(decoded.problems()).isEmpty();
        return Objects.requireNonNull(decoded.order());
    }

    private static DecodedOrder decode(String properties) {
        try {
            String entry = "{\"id\": \"" + ID + "\", \"name\": \"shop\", \"location\": \"Global\","
                    + " \"tags\": {\"team\": \"web\"}, \"properties\": {" + properties + "}}";
            return OrderDecoder.decode(json(entry), "#1", GROUP);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}

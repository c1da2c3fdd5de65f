package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderProblem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an answer written by hand can show. */
@Timeout(60)
class CannedAnswersTest {

    private static final String SUBSCRIPTION = "34adfa4f-cedf-4dc0-ba29-b6d1a69ab345";
    private static final String ORDERS = "/subscriptions/" + SUBSCRIPTION
            + "/providers/Microsoft.CertificateRegistration/certificateOrders?api-version=2024-11-01";
    private static final String GROUPS = "/subscriptions/" + SUBSCRIPTION + "/resourcegroups?api-version=2025-04-01";
    private static final String SUBSCRIPTIONS = "/subscriptions?api-version=2022-12-01";

    private CannedAzure azure;
    private SourceUnderTest source;

    @BeforeEach
    void start() throws IOException {
        azure = new CannedAzure();
        source = new SourceUnderTest(azure.endpoint(), "max-retries", "0");
    }

    @AfterEach
    void stop() {
        source.close();
        azure.close();
    }

    /** After the example of Microsoft's API description, 2024-11-01. */
    @Test
    void readsThePublishedExample() {
        azure.answer(ORDERS, 200, """
                {"value": [{
                  "name": "SampleCertificateOrderName",
                  "type": "Microsoft.CertificateRegistration/certificateOrders",
                  "id": "/subscriptions/34adfa4f-cedf-4dc0-ba29-b6d1a69ab345/resourceGroups/testrg123/providers/Microsoft.CertificateRegistration/certificateOrders/SampleCertificateOrderName",
                  "location": "Global",
                  "properties": {
                    "appServiceCertificateNotRenewableReasons": ["ExpirationNotInRenewalTimeRange"],
                    "autoRenew": true,
                    "certificates": {
                      "SampleCertName2": {
                        "keyVaultId": "/subscriptions/34adfa4f-cedf-4dc0-ba29-b6d1a69ab345/resourcegroups/testrg123/providers/microsoft.keyvault/vaults/SamplevaultName",
                        "keyVaultSecretName": "SampleSecretName2",
                        "provisioningState": "KeyVaultSecretDoesNotExist"}},
                    "contact": {"email": "contact@email.com", "nameFirst": "SampleFirstName"},
                    "csr": "xdf!x|",
                    "distinguishedName": "CN=SampleCustomDomain.com",
                    "domainVerificationToken": "awe4163Br6d32r",
                    "expirationTime": "2022-11-12T23:40:25+00:00",
                    "keySize": 2048,
                    "productType": "StandardDomainValidatedSsl",
                    "provisioningState": "Succeeded",
                    "serialNumber": "12324325325",
                    "signedCertificate": {"notAfter": "2022-11-12T23:40:25+00:00", "version": 123249},
                    "status": "Issued",
                    "validityInYears": 2}}]}
                """);

        SourceUnderTest.Listing listed = source.listed(SUBSCRIPTION);

        assertThat(listed.problems()).isEmpty();
        CertificateOrder order = listed.orders().get(0);
        assertThat(order.domain()).isEqualTo("SampleCustomDomain.com");
        assertThat(order.effectiveExpiry()).isEqualTo("2022-11-12T23:40:25Z");
        assertThat(order.keyVaultCertificates().get(0).status())
                .isNotNull()
                .extracting("known")
                .isEqualTo(KeyVaultStatus.KEY_VAULT_SECRET_DOES_NOT_EXIST);
        assertThat(listed.toString()).doesNotContain("awe4163Br6d32r", "contact@email.com", "xdf!x");
    }

    @Test
    void countsAnOrderOnceAndByItsLastSightWhenPagesOverlap() {
        String next = "/next?page=2";
        azure.answer(ORDERS, 200, page(order("shop", "Issued"), azure.endpoint() + next));
        azure.answer(next, 200, page(order("SHOP", "Expired") + "," + order("blog", "Issued"), ""));

        List<CertificateOrder> orders = source.listed(SUBSCRIPTION).orders();

        assertThat(orders).extracting(order -> order.id().name()).containsExactly("SHOP", "blog");
        assertThat(orders.get(0).status()).isNotNull().extracting("text").isEqualTo("Expired");
    }

    @Test
    void tellsOfAnEntryThatIsNoOrderAndKeepsTheOthers() {
        azure.answer(ORDERS, 200, page("{}, null, " + order("shop", "Issued"), ""));

        SourceUnderTest.Listing listed = source.listed(SUBSCRIPTION);

        assertThat(listed.orders()).hasSize(1);
        assertThat(listed.problems()).extracting(OrderProblem::order).containsExactly("#1", "#2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "{\"value\": null}",
                "{\"value\": {}}",
                "{\"value\": []",
                "{\"value\": []} <html>",
                "<html>"
            })
    void refusesWhatIsNoPage(String body) {
        azure.answer(ORDERS, 200, body);

        assertThat(source.failed(SUBSCRIPTION).reason()).isEqualTo(FailureReason.NOT_JSON);
    }

    @Test
    void refusesAPageThatIsNestedWithoutEnd() {
        azure.answer(ORDERS, 200, "{\"value\": " + "[".repeat(100_000));

        assertThat(source.failed(SUBSCRIPTION).reason()).isEqualTo(FailureReason.NOT_JSON);
    }

    @Test
    void findsTheReasonOfAnErrorThatIsNoJson() {
        azure.answer(ORDERS, 502, "<html>CANARY</html>");

        ScopeReading.Failed failed = source.failed(SUBSCRIPTION);

        assertThat(failed.reason()).isEqualTo(FailureReason.SERVER_ERROR);
        assertThat(failed.message()).startsWith("Azure answered 502").doesNotContain("CANARY");
    }

    @Test
    void followsNoRedirect() {
        azure.answer(ORDERS, 307, "");

        assertThat(source.failed(SUBSCRIPTION).reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(azure.requests()).hasSize(1);
    }

    @Test
    void failsRatherThanMissAResourceGroupWithoutAName() {
        azure.answer(GROUPS, 200, "{\"value\": [{\"id\": \"x\"}]}");

        try (SourceUnderTest byGroup = new SourceUnderTest(azure.endpoint(), "listing", "resource-group")) {
            assertThat(byGroup.failed(SUBSCRIPTION).reason()).isEqualTo(FailureReason.NOT_JSON);
        }
    }

    @Test
    void takesAMissingProviderForNoOrdersOnlyWhereOrdersAreListed() {
        azure.answer(SUBSCRIPTIONS, 409, "{\"error\": {\"code\": \"MissingSubscriptionRegistration\"}}");

        assertThatThrownBy(() -> source.subscriptions()).hasMessageContaining("409");
    }

    @Test
    void showsTheIdOfASubscriptionWithoutAName() throws AzureFailure {
        azure.answer(SUBSCRIPTIONS, 200, "{\"value\": [{\"subscriptionId\": \"" + SUBSCRIPTION + "\"}]}");

        assertThat(source.subscriptions()).containsExactly(new Subscription(SUBSCRIPTION, SUBSCRIPTION));
    }

    private static String page(String entries, String nextLink) {
        return "{\"value\": [" + entries + "], \"nextLink\": \"" + nextLink + "\"}";
    }

    private static String order(String name, String status) {
        return "{\"id\": \"/subscriptions/" + SUBSCRIPTION
                + "/resourceGroups/web/providers/Microsoft.CertificateRegistration/certificateOrders/" + name
                + "\", \"properties\": {\"status\": \"" + status + "\"}}";
    }
}

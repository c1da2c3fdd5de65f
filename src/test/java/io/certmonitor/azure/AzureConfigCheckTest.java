package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureConfigCheckTest {

    private static final String LOCAL = "http://localhost:8090";

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8090",
                "http://127.0.0.1/",
                "http://[::1]:1",
                "https://LOCALHOST",
                "http://127.9.9.9",
                "http://[0:0:0:0:0:0:0:1]:8090",
                "http://[::ffff:127.0.0.1]"
            })
    void allowsNoneOnALoopbackAddress(String endpoint) {
        assertThat(problems("endpoint", endpoint, "credential", "none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://azure.example",
                "https://localhost.example",
                "http://127.0.0.1.example",
                "https://127.0.0.1.nip.io",
                "https://localhost.evil.example:443",
                "https://evil-localhost",
                "http://localhost.",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://2130706433",
                "http://[::]",
                "http://[::2]",
                "http://[fe80::1]",
                "http://[::ffff:10.0.0.1]"
            })
    void allowsNoneElsewhereOnlyWhenToldTo(String endpoint) {
        assertThat(problems("endpoint", endpoint, "credential", "none"))
                .singleElement()
                .asString()
                .startsWith("certmonitor.azure.credential is none, but must be another one");
        assertThat(problems("endpoint", endpoint, "credential", "none", "allow-anonymous-endpoint", "true"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost@azure.example",
                "http://127.0.0.1:80@azure.example",
                "http://azure.example#@localhost",
                "http://azure.example?@localhost",
                "http://127.0.0.256",
                "http://127.1",
                "http://0x7f.0.0.1",
                "http:localhost"
            })
    void takesNoneOfTheseForALoopbackAddress(String endpoint) {
        assertThat(problems("endpoint", endpoint, "credential", "none"))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("certmonitor.azure.endpoint is http:"))
                .anyMatch(problem -> problem.startsWith("certmonitor.azure.credential is none"));
    }

    @Test
    void refusesNoneForAzureItself() {
        assertThat(problems("credential", "none")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "workload-identity", "managed-identity", "azure-cli"})
    void refusesToSendATokenInTheClear(String credential) {
        assertThat(problems("endpoint", LOCAL, "credential", credential))
                .containsExactly("certmonitor.azure.credential is " + credential
                        + ", but must be none with an endpoint that is not https, since a token is never sent in the"
                        + " clear");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ftp://azure.example",
        "endpoint, https:///path",
        "endpoint, https://azure.example/path",
        "endpoint, https://azure.example?x=1",
        "endpoint, azure.example",
        "endpoint, mailto:a@b",
        "endpoint, https://azure.example:0",
        "endpoint, https://azure.example:65536",
        "api-version, latest",
        "api-version, 2024-11",
        "api-version, 2024-11-01-beta",
        "api-version, 2024-11-01&x=y",
        "tenant-id, contoso/evil",
        "concurrency, 0",
        "concurrency, 100000",
        "max-retries, -1",
        "request-timeout, PT0S",
        "request-timeout, PT-1S",
        "max-backoff, PT0S",
        "max-backoff, PT48H",
        "subscriptions, production",
        "resource-groups.include, '[a'",
        "resource-groups.exclude, '{a'"
    })
    void namesTheMistakeAndItsValue(String property, String value) {
        assertThat(problems(property, value))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("certmonitor.azure."))
                .anyMatch(problem -> problem.startsWith("certmonitor.azure." + property + " is " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015-08-01", "2024-11-01", "2025-03-01-preview"})
    void takesAnApiVersionThatIsADate(String version) {
        assertThat(problems("api-version", version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22222222-2222-2222-2222-222222222222", "contoso.onmicrosoft.com"})
    void takesATenantByItsIdOrItsDomain(String tenant) {
        assertThat(problems("tenant-id", tenant)).isEmpty();
    }

    @Test
    void tellsOfEveryMistakeAtOnce() {
        assertThat(problems("concurrency", "0", "max-retries", "-1", "subscriptions", "a,b"))
                .hasSize(4);
    }

    @Test
    void wantsAllThreePartsOfAClientSecret() {
        assertThat(problems("credential", "client-secret"))
                .allMatch(problem -> problem.contains("missing"))
                .hasSize(3);
    }

    @Test
    void neverPrintsASecret() {
        assertThat(problems(
                        "credential", "client-secret", "client-secret", "CANARY", "endpoint", "https://u:CANARY@host"))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("CANARY"));
    }

    @Test
    void allowsToListWholeSubscriptionsAndFilterAfterwards() {
        assertThat(problems("listing", "subscription", "resource-groups.include", "web-*,{a\\,b}"))
                .isEmpty();
    }

    private static List<String> problems(String... namesAndValues) {
        return AzureConfigCheck.problems(AzureConfigs.of(namesAndValues));
    }
}

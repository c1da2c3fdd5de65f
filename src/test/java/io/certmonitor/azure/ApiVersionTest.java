package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.ReceivedRequest;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApiVersionTest {

    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String FIRST = "/subscriptions/" + SUBSCRIPTION
            + "/providers/Microsoft.CertificateRegistration/certificateOrders?api-version=";
    private static final String FLAT = "2024-11-01";
    private static final String NESTED = "2015-08-01";

    private static final String[] NOT_IN_THE_OLDEST_VERSION = {
        "nextAutoRenewalTimeStamp", "isPrivateKeyExternal", "notRenewableReasons"
    };

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());

    @BeforeEach
    void addOrders() {
        azure.addSubscription(SUBSCRIPTION, "First");
        for (String name : List.of("shop", "blog", "wiki")) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "web", name)
                    .build());
        }
    }

    @Test
    void readsEqualOrdersInTheNestedShapeOfTheOldestVersionAndInTheFlatOne() {
        List<CertificateOrder> flat = read(FLAT);
        List<CertificateOrder> nested = read(NESTED);

        assertThat(flat).hasSize(3);
        assertThat(nested)
                .usingRecursiveComparison()
                .ignoringFields(NOT_IN_THE_OLDEST_VERSION)
                .isEqualTo(flat);
        assertThat(nested).extracting(NOT_IN_THE_OLDEST_VERSION).containsOnly(tuple(null, null, List.of()));
    }

    @Test
    void asksForOrdersOnlyInTheConfiguredVersionAndForAllTheirPages() {
        try (ArmSimulator simulator = simulator(NESTED);
                SourceUnderTest source = source(simulator, NESTED, "listing", "resource-group")) {
            assertThat(source.read(SUBSCRIPTION)).hasSize(2);

            assertThat(simulator.requests())
                    .filteredOn(request -> request.path().endsWith("/certificateOrders"))
                    .hasSize(2)
                    .allMatch(request -> query(request).contains("api-version=" + NESTED));
            assertThat(simulator.requests())
                    .filteredOn(request -> request.path().endsWith("/resourcegroups"))
                    .hasSize(1)
                    .noneMatch(request -> query(request).contains(NESTED));
        }
    }

    @Test
    void followsTheLinkToTheNextPageAsAzureMadeIt() throws IOException {
        String next = FIRST + "2023-01-01&$skipToken=a%2Bb";
        try (CannedAzure canned = new CannedAzure();
                SourceUnderTest source = new SourceUnderTest(canned.endpoint(), "api-version", NESTED)) {
            canned.answer(FIRST + NESTED, 200, "{\"value\": [], \"nextLink\": \"" + canned.endpoint() + next + "\"}")
                    .answer(next, 200, "{\"value\": []}");

            source.listed(SUBSCRIPTION);

            assertThat(canned.requests()).containsExactly("GET " + FIRST + NESTED, "GET " + next);
        }
    }

    @Test
    void asksAgainInTheSameVersionAfterAFailure() throws IOException {
        try (CannedAzure canned = new CannedAzure();
                SourceUnderTest source = new SourceUnderTest(
                        canned.endpoint(), "api-version", NESTED, "max-retries", "1", "max-backoff", "1ms")) {
            canned.answer(FIRST + NESTED, 503, "");

            assertThat(source.failed(SUBSCRIPTION).reason()).isEqualTo(FailureReason.SERVER_ERROR);

            assertThat(canned.requests()).hasSize(2).allMatch(request -> request.endsWith("api-version=" + NESTED));
        }
    }

    @Test
    void saysWhichSettingToCheckWhenAzureDoesNotHaveTheVersion() {
        try (ArmSimulator simulator = simulator(FLAT);
                SourceUnderTest source = source(simulator, NESTED)) {
            ScopeReading.Failed failed = source.failed(SUBSCRIPTION);

            assertThat(failed.reason()).isEqualTo(FailureReason.REJECTED);
            assertThat(failed.message())
                    .isEqualTo("Azure answered 400 NoRegisteredProviderFound: check certmonitor.azure.api-version");
        }
    }

    private List<CertificateOrder> read(String version) {
        try (ArmSimulator simulator = simulator(version);
                SourceUnderTest source = source(simulator, version)) {
            SourceUnderTest.Listing listed = source.listed(SUBSCRIPTION);
            assertThat(listed.problems()).isEmpty();
            return listed.orders();
        }
    }

    private ArmSimulator simulator(String version) {
        return ArmSimulator.start(
                azure,
                SimulatorOptions.builder()
                        .pageSize(2)
                        .apiVersions(Set.of(version))
                        .build());
    }

    private static SourceUnderTest source(ArmSimulator simulator, String version, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "api-version";
        all[1] = version;
        System.arraycopy(more, 0, all, 2, more.length);
        return new SourceUnderTest(simulator.endpoint().toString(), all);
    }

    private static String query(ReceivedRequest request) {
        return String.valueOf(request.query());
    }
}

package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.EXPIRY;
import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.keyVault;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class OrderCollectorTest {

    private static final String WEB = "name=\"web\",resource_group=\"rg-web\",subscription_id=\"" + SUBSCRIPTION + "\"";

    private final FleetView fleet = new FleetView();
    private final PartitionView partition = opened(0);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    OrderCollectorTest() {
        registry.getPrometheusRegistry()
                .register(new OrderCollector(
                        fleet, new OrderSeries(new TagLabels(List.of("Cost Center", "env"))), new SeriesLimit(0)));
    }

    @Test
    void showsTimesAsAbsoluteTimestamps() {
        partition.put(state(issued("web")));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_order_expiration_timestamp_seconds{" + WEB + "}"))
                .isEqualTo(EXPIRY.toEpochMilli() / 1000.0);
        assertThat(scrape.value("certmonitor_order_certificate_not_after_timestamp_seconds{" + WEB + "}"))
                .isEqualTo(EXPIRY.toEpochMilli() / 1000.0);
        assertThat(scrape.value("certmonitor_order_next_auto_renewal_timestamp_seconds{" + WEB + "}"))
                .isEqualTo((double) Instant.parse("2026-10-30T00:00:00Z").getEpochSecond());
    }

    @Test
    void showsWhatDescribesAnOrder() {
        partition.put(state(issued("web")));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.seriesOf("certmonitor_order_info"))
                .containsExactly(
                        "certmonitor_order_info{auto_renew=\"true\",domain=\"www.example.com\",key_size=\"2048\","
                                + "name=\"web\",product_type=\"StandardDomainValidatedSsl\",resource_group=\"rg-web\","
                                + "serial_number=\"0A1B\",subscription_id=\"" + SUBSCRIPTION
                                + "\",tag_cost_center=\"\",tag_env=\"\"}");
        assertThat(scrape.seriesOf("certmonitor_order_status"))
                .containsExactly("certmonitor_order_status{name=\"web\",resource_group=\"rg-web\",status=\"Issued\","
                        + "subscription_id=\"" + SUBSCRIPTION + "\"}");
        assertThat(scrape.seriesOf("certmonitor_order_key_vault_certificate_status"))
                .containsExactly("certmonitor_order_key_vault_certificate_status{key_vault=\"kv-web\",name=\"web\","
                        + "resource_group=\"rg-web\",secret=\"www\",status=\"Succeeded\",subscription_id=\""
                        + SUBSCRIPTION + "\"}");
        assertThat(scrape.value("certmonitor_order_severity{" + WEB + "}")).isZero();
        assertThat(scrape.seriesOf("certmonitor_order_finding")).isEmpty();
    }

    @Test
    void tagsOfTheListAreLabelsWithoutRegardToTheirCase() {
        partition.put(state(issued("web").tags(Map.of("COST center", "4711 \"EU\"", "Env", "prod", "owner", "amy"))));

        assertThat(Scrape.of(registry).seriesOf("certmonitor_order_info"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("tag_cost_center=\"4711 \\\"EU\\\"\"", "tag_env=\"prod\"")
                .doesNotContain("owner", "amy");
    }

    @Test
    void absentValuesHaveNoSeriesAndEmptyLabels() {
        partition.put(state(bare("web")));

        Scrape scrape = Scrape.of(registry);

        assertThat(seriesOfOrders(scrape))
                .containsExactlyInAnyOrder(
                        "certmonitor_order_severity{" + WEB + "}",
                        "certmonitor_order_info{auto_renew=\"\",domain=\"\",key_size=\"\",name=\"web\",product_type=\"\","
                                + "resource_group=\"rg-web\",serial_number=\"\",subscription_id=\"" + SUBSCRIPTION
                                + "\",tag_cost_center=\"\",tag_env=\"\"}");
    }

    @Test
    void severalFindingsOfOneCodeAreOneSeriesWithTheGreatestSeverity() {
        partition.put(state(
                issued("web"),
                Finding.of(FindingCode.UNREADABLE, "expirationTime", Severity.WARNING, "", ""),
                Finding.of(FindingCode.UNREADABLE, "keySize", Severity.CRITICAL, "", ""),
                finding(FindingCode.EXPIRING, Severity.INFO)));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.lines())
                .filteredOn(line -> line.startsWith("certmonitor_order_finding"))
                .hasSize(2)
                .anyMatch(line -> line.contains("finding=\"UNREADABLE\",severity=\"critical\""))
                .anyMatch(line -> line.contains("finding=\"EXPIRING\",severity=\"info\""));
        assertThat(scrape.value("certmonitor_order_severity{" + WEB + "}")).isEqualTo(3);
    }

    @Test
    void equalKeyVaultEntriesAreOneSeries() {
        partition.put(state(issued("web")
                .keyVaultCertificates(List.of(
                        keyVault("a", "kv", "www", KeyVaultStatus.SUCCEEDED),
                        keyVault("b", "kv", "www", KeyVaultStatus.SUCCEEDED),
                        keyVault("c", "kv", "\ud800", KeyVaultStatus.SUCCEEDED),
                        keyVault("d", "kv", "\ud801", KeyVaultStatus.SUCCEEDED),
                        keyVault("e", "kv", "www", KeyVaultStatus.UNKNOWN_ERROR)))));

        assertThat(Scrape.of(registry).lines())
                .filteredOn(line -> line.startsWith("certmonitor_order_key_vault"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void anOrderThatTwoPartitionsHoldIsShownOnce() {
        partition.put(state(issued("web"), finding(FindingCode.EXPIRING, Severity.INFO)));
        opened(1).put(state(issued("WEB"), finding(FindingCode.EXPIRING, Severity.WARNING)));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.seriesOf("certmonitor_order_finding")).hasSize(1);
        assertThat(seriesOfOrders(scrape)).hasSize(8);
        assertThat(scrape.series()).hasSameSizeAs(scrape.lines());
    }

    @Test
    void ordersWhoseNamesComeOutAlikeAreShownOnce() {
        partition.put(state(bare("\ud800")));
        partition.put(state(bare("\ud801")));

        assertThat(Scrape.of(registry).lines())
                .filteredOn(line -> line.startsWith("certmonitor_order_severity"))
                .hasSize(1);
    }

    @Test
    void anotherCasingFromAzureDoesNotStartAnotherSeries() {
        OrderId shouted = new OrderId(SUBSCRIPTION.toUpperCase(Locale.ROOT), "RG-Web", "Web");
        partition.put(state(CertificateOrder.builder(shouted).status(AzureValue.of(OrderStatus.class, "ISSUED"))));

        assertThat(Scrape.of(registry).seriesOf("certmonitor_order_status"))
                .containsExactly("certmonitor_order_status{name=\"web\",resource_group=\"rg-web\",status=\"Issued\","
                        + "subscription_id=\"" + SUBSCRIPTION + "\"}");
    }

    @Test
    void valuesThatAzureInventsAreShownVerbatimAndEscaped() {
        partition.put(state(bare("web").status(AzureValue.of(OrderStatus.class, "Quo\"te\\\nd"))));

        assertThat(Scrape.of(registry).lines()).anyMatch(line -> line.contains("status=\"Quo\\\"te\\\\\\nd\""));
    }

    @Test
    void anOrderThatEndedStaysAndOneThatIsGoneDoesNot() {
        OrderState ended = state(issued("web").expirationTime(Instant.EPOCH));
        partition.put(ended);
        assertThat(Scrape.of(registry).value("certmonitor_order_expiration_timestamp_seconds{" + WEB + "}"))
                .isZero();

        partition.put(new OrderState(ended.order(), ended.history(), List.of(), ended.episodes(), EXPIRY, EXPIRY));

        assertThat(seriesOfOrders(Scrape.of(registry))).isEmpty();
    }

    @Test
    void datesBeyondReasonAreShown() {
        partition.put(state(bare("web").expirationTime(Instant.MAX)));

        assertThat(Scrape.of(registry).value("certmonitor_order_expiration_timestamp_seconds{" + WEB + "}"))
                .isEqualTo((double) Instant.MAX.getEpochSecond());
    }

    @Test
    void tenThousandOrdersHaveNoSeriesTwice() {
        for (int i = 0; i < 10_000; i++) {
            partition.put(state(
                    issued("web-" + i),
                    finding(FindingCode.EXPIRING, Severity.CRITICAL),
                    finding(FindingCode.KEY_VAULT_SYNC_FAILED, Severity.WARNING)));
        }

        Scrape scrape = Scrape.of(registry);

        assertThat(seriesOfOrders(scrape)).hasSize(9 * 10_000);
        assertThat(scrape.series()).hasSameSizeAs(scrape.lines());
    }

    private static List<String> seriesOfOrders(Scrape scrape) {
        return scrape.series().keySet().stream()
                .filter(series -> !series.startsWith("certmonitor_order_series_"))
                .toList();
    }

    private PartitionView opened(int number) {
        PartitionView opened = new PartitionView();
        fleet.open(number, opened);
        return opened;
    }
}

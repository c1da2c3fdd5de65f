package io.certmonitor.metrics;

import static io.certmonitor.metrics.MetricNames.ORDER_LABELS;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.RaisedFinding;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a single order. Within an order a metric has one series, but for those of findings and of Key Vault
 * secrets, whose labels are compared within the order.
 */
final class OrderSeries {

    /** Metrics that have one series for each order, or none. */
    private static final int SINGLE = 6;

    private final TagLabels tags;
    private final List<Gauge> gauges;

    /** With these tags among what describes an order. */
    OrderSeries(TagLabels tags) {
        this.tags = tags;
        this.gauges = List.of(
                time(
                        MetricNames.ORDER_EXPIRATION,
                        "When the order's certificate ends: the earlier of the order's and the certificate's expiry",
                        CertificateOrder::effectiveExpiry),
                time(
                        MetricNames.ORDER_CERTIFICATE_NOT_AFTER,
                        "When the current certificate ends",
                        CertificateOrder::certificateNotAfter),
                time(
                        MetricNames.ORDER_NEXT_AUTO_RENEWAL,
                        "When Azure means to renew next",
                        CertificateOrder::nextAutoRenewalTimeStamp),
                new Gauge(status(), OrderSeries::addStatus),
                new Gauge(info(tags), this::addInfo),
                new Gauge(severity(), OrderSeries::addSeverity),
                new Gauge(finding(), OrderSeries::addFindings),
                new Gauge(keyVault(), OrderSeries::addKeyVault));
    }

    /** One metric, and what adds the series of an order to it. */
    private record Gauge(GaugeFamily family, BiConsumer<GaugeFamily, ShownOrder> series) {}

    /** The series of the orders, made as they are asked for. */
    List<MetricFamilySamples> of(List<ShownOrder> orders) {
        return gauges.stream()
                .map(gauge -> gauge.family().samplesOf(orders, gauge.series()))
                .toList();
    }

    /** How many series an order has. */
    int count(ShownOrder order) {
        return gauges.stream()
                .mapToInt(gauge -> gauge.family().count(order, gauge.series()))
                .sum();
    }

    /** How many series an order has at most, told without making them. */
    static int atMost(ShownOrder shown) {
        OrderState state = shown.state();
        return SINGLE
                + state.findings().size()
                + state.order().keyVaultCertificates().size();
    }

    private static Gauge time(String name, String help, Function<CertificateOrder, @Nullable Instant> time) {
        return new Gauge(
                new GaugeFamily(name, help, ORDER_LABELS),
                (gauge, shown) -> gauge.add(time.apply(shown.state().order()), shown.id()));
    }

    private static GaugeFamily status() {
        return new GaugeFamily(
                MetricNames.ORDER_STATUS,
                "1 for the current status, as Azure spells it",
                ORDER_LABELS,
                MetricNames.STATUS);
    }

    private static GaugeFamily info(TagLabels tags) {
        Stream<String> own = Stream.of(
                MetricNames.DOMAIN,
                MetricNames.PRODUCT_TYPE,
                MetricNames.AUTO_RENEW,
                MetricNames.KEY_SIZE,
                MetricNames.SERIAL_NUMBER);
        return new GaugeFamily(
                MetricNames.ORDER_INFO,
                "1, with what describes the order",
                ORDER_LABELS,
                Stream.concat(own, tags.names().stream()).toArray(String[]::new));
    }

    private static GaugeFamily severity() {
        return new GaugeFamily(
                MetricNames.ORDER_SEVERITY,
                "The greatest severity of the order's findings: 0 ok, 1 info, 2 warning, 3 critical",
                ORDER_LABELS);
    }

    private static GaugeFamily finding() {
        return new GaugeFamily(
                MetricNames.ORDER_FINDING,
                "1 for each finding that holds",
                ORDER_LABELS,
                MetricNames.FINDING,
                MetricNames.SEVERITY);
    }

    private static GaugeFamily keyVault() {
        return new GaugeFamily(
                MetricNames.ORDER_KEY_VAULT_STATUS,
                "1 for the current status of each Key Vault secret",
                ORDER_LABELS,
                MetricNames.KEY_VAULT,
                MetricNames.SECRET,
                MetricNames.STATUS);
    }

    private static void addStatus(GaugeFamily gauge, ShownOrder shown) {
        CertificateOrder order = shown.state().order();
        if (order.status() != null) {
            gauge.add(1, Labels.join(shown.id(), Labels.of(order.status())));
        }
    }

    private void addInfo(GaugeFamily gauge, ShownOrder shown) {
        CertificateOrder order = shown.state().order();
        @Nullable
        String[] own = tags.behind(
                order,
                order.domain(),
                Labels.of(order.productType()),
                Labels.of(order.autoRenew()),
                Labels.of(order.keySize()),
                order.serialNumber());
        gauge.add(1, Labels.join(shown.id(), own));
    }

    private static void addSeverity(GaugeFamily gauge, ShownOrder shown) {
        gauge.add(shown.state().severity().level(), shown.id());
    }

    /** A code can hold for several properties, which no label tells apart; the most important finding comes first. */
    private static void addFindings(GaugeFamily gauge, ShownOrder shown) {
        Set<FindingCode> codes = new HashSet<>();
        for (RaisedFinding raised : shown.state().findings()) {
            Finding found = raised.finding();
            if (codes.add(found.code())) {
                gauge.add(
                        1,
                        Labels.join(
                                shown.id(),
                                found.code().name(),
                                found.severity().label()));
            }
        }
    }

    /** An order can name the same secret twice. */
    private static void addKeyVault(GaugeFamily gauge, ShownOrder shown) {
        List<KeyVaultCertificate> certificates = shown.state().order().keyVaultCertificates();
        Set<List<String>> secrets = new HashSet<>(certificates.size());
        for (KeyVaultCertificate certificate : certificates) {
            if (certificate.status() != null) {
                List<String> labels = Labels.join(
                        shown.id(),
                        certificate.keyVaultName(),
                        certificate.secretName(),
                        Labels.of(certificate.status()));
                if (secrets.add(labels)) {
                    gauge.add(1, labels);
                }
            }
        }
    }
}

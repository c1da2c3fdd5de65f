package io.certmonitor.metrics;

import static io.certmonitor.metrics.MetricNames.ORDER_LABELS;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.RaisedFinding;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The series of single orders, gathered for one scrape.
 *
 * <p>No series is there twice. The view's keys are ids in lower case, and an order's labels are its id in lower case
 * alike, so two orders of a partition differ in their labels. Two partitions can hold the same order, and two texts
 * that are not well-formed can come out alike: therefore the labels of each order are taken once, and what comes second
 * is left out. Within an order a metric has one series, but for those of findings and of Key Vault secrets, whose
 * labels are compared within the order.
 */
final class OrderSeries {

    private final GaugeFamily expiration = new GaugeFamily(
            MetricNames.ORDER_EXPIRATION,
            "When the order's certificate ends: the earlier of the order's and the certificate's expiry",
            ORDER_LABELS);
    private final GaugeFamily notAfter = new GaugeFamily(
            MetricNames.ORDER_CERTIFICATE_NOT_AFTER, "When the order's current certificate ends", ORDER_LABELS);
    private final GaugeFamily nextAutoRenewal = new GaugeFamily(
            MetricNames.ORDER_NEXT_AUTO_RENEWAL, "When Azure means to renew the order next", ORDER_LABELS);
    private final GaugeFamily status = new GaugeFamily(
            MetricNames.ORDER_STATUS, "1 for the order's current status", ORDER_LABELS, MetricNames.STATUS);
    private final GaugeFamily info = new GaugeFamily(
            MetricNames.ORDER_INFO,
            "1, with what describes the order",
            ORDER_LABELS,
            MetricNames.DOMAIN,
            MetricNames.PRODUCT_TYPE,
            MetricNames.AUTO_RENEW,
            MetricNames.KEY_SIZE,
            MetricNames.SERIAL_NUMBER);
    private final GaugeFamily severity = new GaugeFamily(
            MetricNames.ORDER_SEVERITY,
            "The greatest severity of the order's findings: 0 ok, 1 info, 2 warning, 3 critical",
            ORDER_LABELS);
    private final GaugeFamily finding = new GaugeFamily(
            MetricNames.ORDER_FINDING,
            "1 for each finding that holds",
            ORDER_LABELS,
            MetricNames.FINDING,
            MetricNames.SEVERITY);
    private final GaugeFamily keyVaultStatus = new GaugeFamily(
            MetricNames.ORDER_KEY_VAULT_STATUS,
            "1 for the current status of each Key Vault secret of the order",
            ORDER_LABELS,
            MetricNames.KEY_VAULT,
            MetricNames.SECRET,
            MetricNames.STATUS);

    private final Set<List<String>> shown = new HashSet<>();
    private final List<OrderState> orders = new ArrayList<>();

    /** Adds the series of an order, unless they are there already. */
    void add(OrderState state) {
        if (shown.add(id(state))) {
            orders.add(state);
        }
    }

    /** The series of the orders, made as they are asked for. */
    List<MetricFamilySamples> samples() {
        shown.clear();
        return List.of(
                expiration.samplesOf(
                        orders, (gauge, state) -> gauge.add(state.order().effectiveExpiry(), id(state))),
                notAfter.samplesOf(
                        orders, (gauge, state) -> gauge.add(state.order().certificateNotAfter(), id(state))),
                nextAutoRenewal.samplesOf(
                        orders, (gauge, state) -> gauge.add(state.order().nextAutoRenewalTimeStamp(), id(state))),
                status.samplesOf(orders, OrderSeries::addStatus),
                info.samplesOf(orders, OrderSeries::addInfo),
                severity.samplesOf(
                        orders, (gauge, state) -> gauge.add(state.severity().level(), id(state))),
                finding.samplesOf(orders, OrderSeries::addFindings),
                keyVaultStatus.samplesOf(orders, OrderSeries::addKeyVault));
    }

    private static List<String> id(OrderState state) {
        return Labels.of(state.order().id());
    }

    private static void addStatus(GaugeFamily gauge, OrderState state) {
        if (state.order().status() != null) {
            gauge.add(1, Labels.join(id(state), Labels.of(state.order().status())));
        }
    }

    private static void addInfo(GaugeFamily gauge, OrderState state) {
        CertificateOrder order = state.order();
        gauge.add(
                1,
                Labels.join(
                        id(state),
                        order.domain(),
                        Labels.of(order.productType()),
                        Labels.of(order.autoRenew()),
                        Labels.of(order.keySize()),
                        order.serialNumber()));
    }

    /** A code can hold for several properties, which no label tells apart; the most important finding comes first. */
    private static void addFindings(GaugeFamily gauge, OrderState state) {
        Set<FindingCode> codes = new HashSet<>();
        for (RaisedFinding raised : state.findings()) {
            Finding found = raised.finding();
            if (codes.add(found.code())) {
                gauge.add(
                        1,
                        Labels.join(
                                id(state), found.code().name(), found.severity().label()));
            }
        }
    }

    /** An order can name the same secret twice. */
    private static void addKeyVault(GaugeFamily gauge, OrderState state) {
        List<KeyVaultCertificate> certificates = state.order().keyVaultCertificates();
        Set<List<String>> secrets = new HashSet<>(certificates.size());
        for (KeyVaultCertificate certificate : certificates) {
            if (certificate.status() != null) {
                List<String> labels = Labels.join(
                        id(state),
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

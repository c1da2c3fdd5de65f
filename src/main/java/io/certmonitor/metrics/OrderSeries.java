package io.certmonitor.metrics;

import static io.certmonitor.metrics.MetricNames.ORDER_LABELS;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.RaisedFinding;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The series of single orders, gathered for one scrape. */
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

    void add(OrderState state) {
        CertificateOrder order = state.order();
        List<String> id = Labels.of(order.id());
        expiration.set(order.effectiveExpiry(), id);
        notAfter.set(order.certificateNotAfter(), id);
        nextAutoRenewal.set(order.nextAutoRenewalTimeStamp(), id);
        severity.set(level(state.severity()), id);
        if (order.status() != null) {
            status.set(1, id, Labels.of(order.status()));
        }
        info.set(
                1,
                id,
                order.domain(),
                Labels.of(order.productType()),
                Labels.of(order.autoRenew()),
                Labels.of(order.keySize()),
                order.serialNumber());
        greatestByCode(state.findings()).forEach((code, greatest) -> finding.set(1, id, code.name(), greatest.label()));
        for (KeyVaultCertificate certificate : order.keyVaultCertificates()) {
            if (certificate.status() != null) {
                keyVaultStatus.set(
                        1, id, certificate.keyVaultName(), certificate.secretName(), Labels.of(certificate.status()));
            }
        }
    }

    List<MetricFamilySamples> samples() {
        return Stream.of(expiration, notAfter, nextAutoRenewal, status, info, severity, finding, keyVaultStatus)
                .map(GaugeFamily::samples)
                .toList();
    }

    /** A code can hold for several properties, which no label tells apart. */
    private static Map<FindingCode, Severity> greatestByCode(List<RaisedFinding> findings) {
        Map<FindingCode, Severity> greatest = new EnumMap<>(FindingCode.class);
        for (RaisedFinding raised : findings) {
            Finding found = raised.finding();
            greatest.merge(found.code(), found.severity(), Severity::max);
        }
        return greatest;
    }

    private static int level(Severity severity) {
        return switch (severity) {
            case OK -> 0;
            case INFO -> 1;
            case WARNING -> 2;
            case CRITICAL -> 3;
        };
    }
}

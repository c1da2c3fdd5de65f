package io.certmonitor.metrics;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProductType;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.RaisedFinding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Orders for the tests of metrics and API. */
public final class SampleOrders {

    public static final String SUBSCRIPTION = "11111111-aaaa-4111-8111-111111111111";
    public static final Instant FIRST_SEEN = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant EXPIRY = Instant.parse("2026-12-01T00:00:00.500Z");

    private SampleOrders() {}

    public static OrderId id(String name) {
        return new OrderId(SUBSCRIPTION, "rg-web", name);
    }

    /** An order that has an identity and nothing else. */
    public static CertificateOrderBuilder bare(String name) {
        return CertificateOrder.builder(id(name));
    }

    /** An issued order that has everything that is shown. */
    public static CertificateOrderBuilder issued(String name) {
        return bare(name)
                .distinguishedName("CN=www.example.com")
                .productType(AzureValue.of(ProductType.STANDARD_DOMAIN_VALIDATED_SSL))
                .status(AzureValue.of(OrderStatus.ISSUED))
                .autoRenew(true)
                .keySize(2048)
                .serialNumber("0A1B")
                .expirationTime(Instant.parse("2027-06-01T00:00:00Z"))
                .nextAutoRenewalTimeStamp(Instant.parse("2026-10-30T00:00:00Z"))
                .signedCertificate(new CertificateDetails(
                        3,
                        "0A1B",
                        "ABCD",
                        "CN=www.example.com",
                        null,
                        EXPIRY,
                        "sha256WithRSAEncryption",
                        null,
                        "RSA",
                        2048,
                        List.of("www.example.com")))
                .keyVaultCertificates(List.of(keyVault("web", "kv-web", "www", KeyVaultStatus.SUCCEEDED)));
    }

    public static KeyVaultCertificate keyVault(String name, String vault, String secret, KeyVaultStatus status) {
        return new KeyVaultCertificate(name, "/subscriptions/s/vaults/" + vault, secret, AzureValue.of(status));
    }

    public static Finding finding(FindingCode code, Severity severity) {
        return Finding.of(code, severity, "What was found.", "What to do.");
    }

    public static OrderState state(CertificateOrderBuilder order, Finding... findings) {
        List<RaisedFinding> raised = Arrays.stream(findings)
                .sorted(Finding.BY_IMPORTANCE)
                .map(finding -> new RaisedFinding(finding, 1, FIRST_SEEN))
                .toList();
        return new OrderState(order.build(), new OrderHistory(FIRST_SEEN, null, null), raised, Map.of(), null, null);
    }
}

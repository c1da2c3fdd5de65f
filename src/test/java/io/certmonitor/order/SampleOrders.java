package io.certmonitor.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders that tests of several packages start from. */
public final class SampleOrders {

    /** An id in mixed case, as Azure sends them. */
    public static final OrderId ID = new OrderId("0A6F1C52-8f34-4a71-9c3e-2b1d5e7f9a01", "rg-Web", "www-Contoso");

    private SampleOrders() {}

    /**
     * An issued order that nothing is wrong with, as long as its certificate is far from its end. It says that it
     * renews when it ends, as Azure's published example does, so that its renewal is never overdue.
     */
    public static CertificateOrderBuilder issued(Instant notBefore, Instant notAfter) {
        return CertificateOrder.builder(ID)
                .status(AzureValue.of(OrderStatus.ISSUED))
                .provisioningState(AzureValue.of(ProvisioningState.SUCCEEDED))
                .productType(AzureValue.of(ProductType.STANDARD_DOMAIN_VALIDATED_SSL))
                .distinguishedName("CN=www.contoso.com")
                .autoRenew(true)
                .serialNumber("0AFC01")
                .signedCertificate(certificate("0AFC01", "A1B2", notBefore, notAfter))
                .expirationTime(notAfter)
                .nextAutoRenewalTimeStamp(notAfter)
                .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.SUCCEEDED)));
    }

    /** An order that has a value for every property. */
    public static CertificateOrder everything() {
        Instant notBefore = Instant.parse("2026-06-01T00:00:00Z");
        Instant notAfter = Instant.parse("2026-12-15T23:59:59Z");
        return issued(notBefore, notAfter)
                .kind("certificateOrder")
                .location("Global")
                .tags(Map.of("team", "web", "env", "prod"))
                .validityInYears(1)
                .keySize(2048)
                .intermediate(certificate("0B", "B1", notBefore, Instant.parse("2031-05-03T07:00:00Z")))
                .root(certificate("0C", "C1", notBefore, Instant.parse("2037-12-31T23:59:59Z")))
                .lastCertificateIssuanceTime(notBefore)
                .expirationTime(Instant.parse("2027-06-01T00:00:00Z"))
                .nextAutoRenewalTimeStamp(Instant.parse("2026-11-13T00:00:00.1234567Z"))
                .isPrivateKeyExternal(false)
                .notRenewableReasons(List.of(
                        AzureValue.of(NotRenewableReason.EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE),
                        AzureValue.of(NotRenewableReason.class, "MoonIsFull")))
                .unreadable(List.of(new UnreadableProperty("root.version", "three")))
                .certificateMismatches(
                        List.of(new CertificateMismatch("signedCertificate.serialNumber", "0AFC00", "0AFC01")))
                .build();
    }

    /** A certificate with these values and little else. */
    public static CertificateDetails certificate(
            String serialNumber, String thumbprint, Instant notBefore, Instant notAfter) {
        return new CertificateDetails(
                3,
                serialNumber,
                thumbprint,
                "CN=www.contoso.com",
                notBefore,
                notAfter,
                "SHA256RSA",
                "CN=Issuing CA",
                "RSA",
                2048,
                List.of("www.contoso.com", "contoso.com"));
    }

    /** A certificate that has dates alone. */
    public static CertificateDetails dated(@Nullable Instant notBefore, @Nullable Instant notAfter) {
        return new CertificateDetails(null, null, null, null, notBefore, notAfter, null, null, null, null, List.of());
    }

    /** An entry of the order's certificates in this status. */
    public static KeyVaultCertificate keyVault(String name, KeyVaultStatus status) {
        return keyVault(name, AzureValue.of(status));
    }

    /** An entry of the order's certificates in this status. */
    public static KeyVaultCertificate keyVault(String name, AzureValue<KeyVaultStatus> status) {
        return new KeyVaultCertificate(
                name,
                "/subscriptions/0a6f1c52/resourcegroups/rg-web/providers/microsoft.keyvault/vaults/kv-web",
                "www-contoso",
                status);
    }
}

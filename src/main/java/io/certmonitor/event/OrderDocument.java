package io.certmonitor.event;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an order. Field names are a public contract; absent values are left out.
 *
 * @param id the ARM resource id
 * @param kind Azure's kind of the resource, normally left out
 * @param location Azure's location, normally {@code Global}
 * @param domain common name of the ordered subject
 * @param serialNumber of the current certificate
 * @param thumbprint of the current certificate
 * @param subject of the current certificate
 * @param issuer of the current certificate
 * @param certificateVersion of X.509, of the current certificate
 * @param keySize bits of the current certificate's key
 * @param signatureAlgorithm of the current certificate
 * @param subjectAlternativeNames of the current certificate: DNS names and IP addresses; null when they are not known
 */
public record OrderDocument(
        String id,
        String subscriptionId,
        String resourceGroup,
        String name,
        @Nullable String kind,
        @Nullable String location,
        Map<String, String> tags,
        @Nullable String domain,
        @Nullable String productType,
        @Nullable String status,
        @Nullable String provisioningState,
        @Nullable String serialNumber,
        @Nullable String thumbprint,
        @Nullable String subject,
        @Nullable String issuer,
        @Nullable Integer certificateVersion,
        @Nullable Integer keySize,
        @Nullable String signatureAlgorithm,
        @Nullable List<String> subjectAlternativeNames,
        @Nullable Boolean autoRenew,
        @Nullable Instant nextAutoRenewalTimeStamp,
        @Nullable Boolean isPrivateKeyExternal,
        @Nullable Instant lastCertificateIssuanceTime,
        List<String> notRenewableReasons,
        List<KeyVaultDocument> keyVaultCertificates) {

    /**
     * A Key Vault secret that the order keeps its certificate in.
     *
     * @param secretName the secret's name, never its value
     */
    public record KeyVaultDocument(
            String name,
            @Nullable String keyVaultId,
            @Nullable String secretName,
            @Nullable String status) {

        static KeyVaultDocument of(KeyVaultCertificate certificate) {
            return new KeyVaultDocument(
                    certificate.name(), certificate.keyVaultId(), certificate.secretName(), text(certificate.status()));
        }
    }

    /** The document of an order. */
    public static OrderDocument of(CertificateOrder order) {
        CertificateDetails certificate = order.signedCertificate();
        return new OrderDocument(
                order.id().armId(),
                order.id().subscriptionId(),
                order.id().resourceGroup(),
                order.id().name(),
                order.kind(),
                order.location(),
                order.tags(),
                order.domain(),
                text(order.productType()),
                text(order.status()),
                text(order.provisioningState()),
                order.serialNumber(),
                order.thumbprint(),
                certificate == null ? null : certificate.subject(),
                certificate == null ? null : certificate.issuer(),
                certificate == null ? null : certificate.version(),
                order.keySize(),
                certificate == null ? null : certificate.signatureAlgorithm(),
                certificate == null || certificate.subjectAlternativeNames().isEmpty()
                        ? null
                        : certificate.subjectAlternativeNames(),
                order.autoRenew(),
                order.nextAutoRenewalTimeStamp(),
                order.isPrivateKeyExternal(),
                order.lastCertificateIssuanceTime(),
                order.notRenewableReasons().stream().map(AzureValue::text).toList(),
                order.keyVaultCertificates().stream().map(KeyVaultDocument::of).toList());
    }

    private static @Nullable String text(@Nullable AzureValue<?> value) {
        return value == null ? null : value.text();
    }
}

package io.certmonitor.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A certificate order as Azure describes it, without its secrets: the domain verification token, the signing request,
 * the contact and the raw certificates have no place here, so they can reach no output. Where Azure sends a certificate
 * itself, what the certificate says counts.
 *
 * @param id identity of the order
 * @param kind Azure's kind of the resource, normally absent
 * @param location Azure's location, normally {@code Global}
 * @param tags the order's Azure tags
 * @param distinguishedName the subject that was ordered
 * @param validityInYears the length of the purchase in years
 * @param keySize bits of the current certificate's key
 * @param autoRenew whether Azure renews the order; null when Azure does not say
 * @param signedCertificate the certificate that is current
 * @param serialNumber serial number of the current certificate
 * @param expirationTime when the order ends, which need not be when its certificate ends
 * @param nextAutoRenewalTimeStamp when Azure means to renew next
 * @param isPrivateKeyExternal whether the private key lies outside Azure
 * @param notRenewableReasons why Azure would not renew the order now
 * @param keyVaultCertificates the Key Vault secrets that the order keeps its certificate in
 * @param unreadable the properties that could not be read
 * @param certificateMismatches where Azure's JSON disagrees with the certificates themselves
 */
public record CertificateOrder(
        OrderId id,
        @Nullable String kind,
        @Nullable String location,
        SortedMap<String, String> tags,
        @Nullable String distinguishedName,
        @Nullable Integer validityInYears,
        @Nullable Integer keySize,
        @Nullable AzureValue<ProductType> productType,
        @Nullable Boolean autoRenew,
        @Nullable AzureValue<ProvisioningState> provisioningState,
        @Nullable AzureValue<OrderStatus> status,
        @Nullable CertificateDetails signedCertificate,
        @Nullable CertificateDetails intermediate,
        @Nullable CertificateDetails root,
        @Nullable String serialNumber,
        @Nullable Instant lastCertificateIssuanceTime,
        @Nullable Instant expirationTime,
        @Nullable Instant nextAutoRenewalTimeStamp,
        @Nullable Boolean isPrivateKeyExternal,
        List<AzureValue<NotRenewableReason>> notRenewableReasons,
        List<KeyVaultCertificate> keyVaultCertificates,
        List<UnreadableProperty> unreadable,
        List<CertificateMismatch> certificateMismatches) {

    private static final Set<OrderStatus> PENDING =
            EnumSet.of(OrderStatus.PENDING_ISSUANCE, OrderStatus.PENDING_REKEY, OrderStatus.NOT_SUBMITTED);

    private static final String COMMON_NAME = "CN=";
    /** What a domain consists of; none of it means anything else in a distinguished name. */
    private static final String HOST_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*";

    /**
     * Copies the collections, so that the record cannot change, and refuses an order without an identity. An order that
     * was stored before mismatches were found has none.
     */
    public CertificateOrder {
        Objects.requireNonNull(id, "id");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        notRenewableReasons = List.copyOf(notRenewableReasons);
        keyVaultCertificates = List.copyOf(keyVaultCertificates);
        unreadable = List.copyOf(unreadable);
        certificateMismatches = certificateMismatches == null ? List.of() : List.copyOf(certificateMismatches);
    }

    /** Starts an order that has an identity and nothing else. */
    public static CertificateOrderBuilder builder(OrderId id) {
        return new CertificateOrderBuilder(id);
    }

    /** Starts an order that equals this one. */
    public CertificateOrderBuilder toBuilder() {
        return new CertificateOrderBuilder(this);
    }

    /** When the certificate that is served ends: the earlier of the order's and the certificate's expiry, if any. */
    public @Nullable Instant effectiveExpiry() {
        Instant notAfter = certificateNotAfter();
        if (expirationTime == null || notAfter == null) {
            return expirationTime == null ? notAfter : expirationTime;
        }
        return expirationTime.isBefore(notAfter) ? expirationTime : notAfter;
    }

    /** When the current certificate ends; null when Azure does not say. */
    public @Nullable Instant certificateNotAfter() {
        return signedCertificate == null ? null : signedCertificate.notAfter();
    }

    /** How long the current certificate lives in all, else the length of the purchase; null when neither is known. */
    public @Nullable Duration lifetime() {
        if (signedCertificate != null
                && signedCertificate.notBefore() != null
                && signedCertificate.notAfter() != null
                && signedCertificate.notBefore().isBefore(signedCertificate.notAfter())) {
            return Duration.between(signedCertificate.notBefore(), signedCertificate.notAfter());
        }
        return validityInYears == null || validityInYears <= 0 ? null : Duration.ofDays(365L * validityInYears);
    }

    /** Thumbprint of the current certificate; null when Azure does not say. */
    public @Nullable String thumbprint() {
        return signedCertificate == null ? null : signedCertificate.thumbprint();
    }

    /** Whether Azure says that the order is in this status. */
    public boolean hasStatus(OrderStatus wanted) {
        return status != null && status.known() == wanted;
    }

    /** Whether Azure says that the order is in this provisioning state. */
    public boolean hasProvisioningState(ProvisioningState wanted) {
        return provisioningState != null && provisioningState.known() == wanted;
    }

    /** Whether the order waits for its certificate to be issued. */
    public boolean isIssuancePending() {
        return (status != null && status.known() != null && PENDING.contains(status.known()))
                || hasProvisioningState(ProvisioningState.IN_PROGRESS);
    }

    /** Whether what Azure says of status and provisioning state cannot be understood. */
    public boolean isIssuanceUnclear() {
        return status == null
                || status.isUnknown()
                || (provisioningState != null && provisioningState.isUnknown())
                || unreadable.stream().anyMatch(property -> property.property().equals("provisioningState"));
    }

    /** The first name of the ordered subject, normally the domain; null when there is none. */
    public @Nullable String domain() {
        if (distinguishedName == null) {
            return null;
        }
        return isPlainName(distinguishedName)
                ? distinguishedName.substring(COMMON_NAME.length())
                : DistinguishedNames.commonName(distinguishedName);
    }

    /** Whether a subject is a domain and nothing else, as most are: each scrape asks, so these are not parsed. */
    private static boolean isPlainName(String subject) {
        int start = COMMON_NAME.length();
        if (subject.length() == start || !subject.regionMatches(true, 0, COMMON_NAME, 0, start)) {
            return false;
        }
        for (int i = start; i < subject.length(); i++) {
            if (HOST_CHARACTERS.indexOf(subject.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}

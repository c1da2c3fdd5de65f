package io.certmonitor.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a {@link CertificateOrder} step by step; what is not set is absent. */
public final class CertificateOrderBuilder {

    private final OrderId id;
    private @Nullable String kind;
    private @Nullable String location;
    private SortedMap<String, String> tags = new TreeMap<>();
    private @Nullable String distinguishedName;
    private @Nullable Integer validityInYears;
    private @Nullable Integer keySize;
    private @Nullable AzureValue<ProductType> productType;
    private @Nullable Boolean autoRenew;
    private @Nullable AzureValue<ProvisioningState> provisioningState;
    private @Nullable AzureValue<OrderStatus> status;
    private @Nullable CertificateDetails signedCertificate;
    private @Nullable CertificateDetails intermediate;
    private @Nullable CertificateDetails root;
    private @Nullable String serialNumber;
    private @Nullable Instant lastCertificateIssuanceTime;
    private @Nullable Instant expirationTime;
    private @Nullable Instant nextAutoRenewalTimeStamp;
    private @Nullable Boolean isPrivateKeyExternal;
    private List<AzureValue<NotRenewableReason>> notRenewableReasons = List.of();
    private List<KeyVaultCertificate> keyVaultCertificates = List.of();
    private List<UnreadableProperty> unreadable = List.of();
    private List<CertificateMismatch> certificateMismatches = List.of();

    CertificateOrderBuilder(OrderId id) {
        this.id = id;
    }

    CertificateOrderBuilder(CertificateOrder order) {
        this.id = order.id();
        this.kind = order.kind();
        this.location = order.location();
        this.tags = order.tags();
        this.distinguishedName = order.distinguishedName();
        this.validityInYears = order.validityInYears();
        this.keySize = order.keySize();
        this.productType = order.productType();
        this.autoRenew = order.autoRenew();
        this.provisioningState = order.provisioningState();
        this.status = order.status();
        this.signedCertificate = order.signedCertificate();
        this.intermediate = order.intermediate();
        this.root = order.root();
        this.serialNumber = order.serialNumber();
        this.lastCertificateIssuanceTime = order.lastCertificateIssuanceTime();
        this.expirationTime = order.expirationTime();
        this.nextAutoRenewalTimeStamp = order.nextAutoRenewalTimeStamp();
        this.isPrivateKeyExternal = order.isPrivateKeyExternal();
        this.notRenewableReasons = order.notRenewableReasons();
        this.keyVaultCertificates = order.keyVaultCertificates();
        this.unreadable = order.unreadable();
        this.certificateMismatches = order.certificateMismatches();
    }

    /** Sets {@link CertificateOrder#kind()}. */
    public CertificateOrderBuilder kind(@Nullable String kind) {
        this.kind = kind;
        return this;
    }

    /** Sets {@link CertificateOrder#location()}. */
    public CertificateOrderBuilder location(@Nullable String location) {
        this.location = location;
        return this;
    }

    /** Sets {@link CertificateOrder#tags()}. */
    public CertificateOrderBuilder tags(Map<String, String> tags) {
        this.tags = new TreeMap<>(tags);
        return this;
    }

    /** Sets {@link CertificateOrder#distinguishedName()}. */
    public CertificateOrderBuilder distinguishedName(@Nullable String distinguishedName) {
        this.distinguishedName = distinguishedName;
        return this;
    }

    /** Sets {@link CertificateOrder#validityInYears()}. */
    public CertificateOrderBuilder validityInYears(@Nullable Integer validityInYears) {
        this.validityInYears = validityInYears;
        return this;
    }

    /** Sets {@link CertificateOrder#keySize()}. */
    public CertificateOrderBuilder keySize(@Nullable Integer keySize) {
        this.keySize = keySize;
        return this;
    }

    /** Sets {@link CertificateOrder#productType()}. */
    public CertificateOrderBuilder productType(@Nullable AzureValue<ProductType> productType) {
        this.productType = productType;
        return this;
    }

    /** Sets {@link CertificateOrder#autoRenew()}. */
    public CertificateOrderBuilder autoRenew(@Nullable Boolean autoRenew) {
        this.autoRenew = autoRenew;
        return this;
    }

    /** Sets {@link CertificateOrder#provisioningState()}. */
    public CertificateOrderBuilder provisioningState(@Nullable AzureValue<ProvisioningState> provisioningState) {
        this.provisioningState = provisioningState;
        return this;
    }

    /** Sets {@link CertificateOrder#status()}. */
    public CertificateOrderBuilder status(@Nullable AzureValue<OrderStatus> status) {
        this.status = status;
        return this;
    }

    /** Sets {@link CertificateOrder#signedCertificate()}. */
    public CertificateOrderBuilder signedCertificate(@Nullable CertificateDetails signedCertificate) {
        this.signedCertificate = signedCertificate;
        return this;
    }

    /** Sets {@link CertificateOrder#intermediate()}. */
    public CertificateOrderBuilder intermediate(@Nullable CertificateDetails intermediate) {
        this.intermediate = intermediate;
        return this;
    }

    /** Sets {@link CertificateOrder#root()}. */
    public CertificateOrderBuilder root(@Nullable CertificateDetails root) {
        this.root = root;
        return this;
    }

    /** Sets {@link CertificateOrder#serialNumber()}. */
    public CertificateOrderBuilder serialNumber(@Nullable String serialNumber) {
        this.serialNumber = serialNumber;
        return this;
    }

    /** Sets {@link CertificateOrder#lastCertificateIssuanceTime()}. */
    public CertificateOrderBuilder lastCertificateIssuanceTime(@Nullable Instant lastCertificateIssuanceTime) {
        this.lastCertificateIssuanceTime = lastCertificateIssuanceTime;
        return this;
    }

    /** Sets {@link CertificateOrder#expirationTime()}. */
    public CertificateOrderBuilder expirationTime(@Nullable Instant expirationTime) {
        this.expirationTime = expirationTime;
        return this;
    }

    /** Sets {@link CertificateOrder#nextAutoRenewalTimeStamp()}. */
    public CertificateOrderBuilder nextAutoRenewalTimeStamp(@Nullable Instant nextAutoRenewalTimeStamp) {
        this.nextAutoRenewalTimeStamp = nextAutoRenewalTimeStamp;
        return this;
    }

    /** Sets {@link CertificateOrder#isPrivateKeyExternal()}. */
    public CertificateOrderBuilder isPrivateKeyExternal(@Nullable Boolean isPrivateKeyExternal) {
        this.isPrivateKeyExternal = isPrivateKeyExternal;
        return this;
    }

    /** Sets {@link CertificateOrder#notRenewableReasons()}. */
    public CertificateOrderBuilder notRenewableReasons(List<AzureValue<NotRenewableReason>> notRenewableReasons) {
        this.notRenewableReasons = notRenewableReasons;
        return this;
    }

    /** Sets {@link CertificateOrder#keyVaultCertificates()}. */
    public CertificateOrderBuilder keyVaultCertificates(List<KeyVaultCertificate> keyVaultCertificates) {
        this.keyVaultCertificates = keyVaultCertificates;
        return this;
    }

    /** Sets {@link CertificateOrder#unreadable()}. */
    public CertificateOrderBuilder unreadable(List<UnreadableProperty> unreadable) {
        this.unreadable = unreadable;
        return this;
    }

    /** Sets {@link CertificateOrder#certificateMismatches()}. */
    public CertificateOrderBuilder certificateMismatches(List<CertificateMismatch> certificateMismatches) {
        this.certificateMismatches = certificateMismatches;
        return this;
    }

    /** The order as set so far. */
    public CertificateOrder build() {
        return new CertificateOrder(
                id,
                kind,
                location,
                tags,
                distinguishedName,
                validityInYears,
                keySize,
                productType,
                autoRenew,
                provisioningState,
                status,
                signedCertificate,
                intermediate,
                root,
                serialNumber,
                lastCertificateIssuanceTime,
                expirationTime,
                nextAutoRenewalTimeStamp,
                isPrivateKeyExternal,
                notRenewableReasons,
                keyVaultCertificates,
                unreadable,
                certificateMismatches);
    }
}

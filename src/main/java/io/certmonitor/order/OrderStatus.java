package io.certmonitor.order;

/** Status of a certificate order. Source: the Microsoft.CertificateRegistration API description, 2024-11-01. */
public enum OrderStatus implements AzureEnum {
    PENDING_ISSUANCE("Pendingissuance"),
    ISSUED("Issued"),
    REVOKED("Revoked"),
    CANCELED("Canceled"),
    DENIED("Denied"),
    PENDING_REVOCATION("Pendingrevocation"),
    PENDING_REKEY("PendingRekey"),
    UNUSED("Unused"),
    EXPIRED("Expired"),
    NOT_SUBMITTED("NotSubmitted");

    private final String azureName;

    OrderStatus(String azureName) {
        this.azureName = azureName;
    }

    @Override
    public String azureName() {
        return azureName;
    }
}

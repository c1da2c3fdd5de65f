package io.certmonitor.order;

/**
 * Provisioning state of a certificate order. Source: the Microsoft.CertificateRegistration API description, 2024-11-01.
 */
public enum ProvisioningState implements AzureEnum {
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    CANCELED("Canceled"),
    IN_PROGRESS("InProgress"),
    DELETING("Deleting");

    private final String azureName;

    ProvisioningState(String azureName) {
        this.azureName = azureName;
    }

    @Override
    public String azureName() {
        return azureName;
    }
}

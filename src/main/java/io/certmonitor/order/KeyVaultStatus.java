package io.certmonitor.order;

/**
 * State of the Key Vault secret that an order keeps its certificate in. Source: the Microsoft.CertificateRegistration
 * API description, 2024-11-01.
 */
public enum KeyVaultStatus implements AzureEnum {
    INITIALIZED("Initialized"),
    WAITING_ON_CERTIFICATE_ORDER("WaitingOnCertificateOrder"),
    SUCCEEDED("Succeeded"),
    CERTIFICATE_ORDER_FAILED("CertificateOrderFailed"),
    OPERATION_NOT_PERMITTED_ON_KEY_VAULT("OperationNotPermittedOnKeyVault"),
    AZURE_SERVICE_UNAUTHORIZED_TO_ACCESS_KEY_VAULT("AzureServiceUnauthorizedToAccessKeyVault"),
    KEY_VAULT_DOES_NOT_EXIST("KeyVaultDoesNotExist"),
    KEY_VAULT_SECRET_DOES_NOT_EXIST("KeyVaultSecretDoesNotExist"),
    UNKNOWN_ERROR("UnknownError"),
    EXTERNAL_PRIVATE_KEY("ExternalPrivateKey"),
    UNKNOWN("Unknown");

    private final String azureName;

    KeyVaultStatus(String azureName) {
        this.azureName = azureName;
    }

    @Override
    public String azureName() {
        return azureName;
    }
}

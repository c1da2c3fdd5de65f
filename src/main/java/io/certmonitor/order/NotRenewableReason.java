package io.certmonitor.order;

/**
 * Why Azure would not renew an order now. Source: the Microsoft.CertificateRegistration API description, 2024-11-01.
 */
public enum NotRenewableReason implements AzureEnum {
    REGISTRATION_STATUS_NOT_SUPPORTED_FOR_RENEWAL("RegistrationStatusNotSupportedForRenewal"),
    EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE("ExpirationNotInRenewalTimeRange"),
    SUBSCRIPTION_NOT_ACTIVE("SubscriptionNotActive");

    private final String azureName;

    NotRenewableReason(String azureName) {
        this.azureName = azureName;
    }

    @Override
    public String azureName() {
        return azureName;
    }
}

package io.certmonitor.order;

/** Product of a certificate order. Source: the Microsoft.CertificateRegistration API description, 2024-11-01. */
public enum ProductType implements AzureEnum {
    STANDARD_DOMAIN_VALIDATED_SSL("StandardDomainValidatedSsl"),
    STANDARD_DOMAIN_VALIDATED_WILDCARD_SSL("StandardDomainValidatedWildCardSsl");

    private final String azureName;

    ProductType(String azureName) {
        this.azureName = azureName;
    }

    @Override
    public String azureName() {
        return azureName;
    }
}

package io.certmonitor.evaluate;

/** Azure's JSON for the tests of the dry run. */
public final class SampleJson {

    public static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    private SampleJson() {}

    public static String id(String name) {
        return "/subscriptions/" + SUBSCRIPTION
                + "/resourceGroups/rg-web/providers/Microsoft.CertificateRegistration/certificateOrders/" + name;
    }

    /** An order in the shape of today, whose certificate ends on 31 December 2026 after 198 days. */
    public static String issued(String name) {
        return order(name, """
                "status": "Issued", "provisioningState": "Succeeded", "autoRenew": true, "keySize": 2048,
                "productType": "StandardDomainValidatedSsl", "distinguishedName": "CN=www.example.com",
                "serialNumber": "0A", "expirationTime": "2026-12-31T00:00:00Z",
                "nextAutoRenewalTimeStamp": "2027-05-01T00:00:00Z",
                "certificates": {"web": {"keyVaultId": "/subscriptions/s/vaults/kv", "keyVaultSecretName": "www",
                  "provisioningState": "Succeeded"}},
                "signedCertificate": {"serialNumber": "0A", "thumbprint": "FF", "signatureAlgorithm": "sha256RSA",
                  "notBefore": "2026-06-16T00:00:00Z", "notAfter": "2026-12-31T00:00:00Z"}
                """);
    }

    /** The same order in the shape of api-version 2015-08-01, which nests the certificates' properties. */
    public static String issuedNested(String name) {
        return order(name, """
                "status": "Issued", "provisioningState": "Succeeded", "autoRenew": true, "keySize": 2048,
                "productType": "StandardDomainValidatedSsl", "distinguishedName": "CN=www.example.com",
                "serialNumber": "0A", "expirationTime": "2026-12-31T00:00:00Z",
                "certificates": {"web": {"name": "web", "properties": {"keyVaultId": "/subscriptions/s/vaults/kv",
                  "keyVaultSecretName": "www", "provisioningState": "Succeeded"}}},
                "signedCertificate": {"name": "c", "location": "global", "properties": {"serialNumber": "0A",
                  "thumbprint": "FF", "signatureAlgorithm": "sha256RSA",
                  "notBefore": "2026-06-16T00:00:00Z", "notAfter": "2026-12-31T00:00:00Z"}}
                """);
    }

    /** An order that waits for its first certificate. */
    public static String pending(String name) {
        return order(name, """
                "status": "Pendingissuance", "provisioningState": "Succeeded", "autoRenew": true,
                "expirationTime": "2028-06-01T00:00:00Z"
                """);
    }

    public static String order(String name, String properties) {
        return "{\"id\": \"" + id(name) + "\", \"name\": \"" + name
                + "\", \"type\": \"Microsoft.CertificateRegistration/certificateOrders\", \"location\": \"global\","
                + " \"properties\": {" + properties + "}}";
    }
}

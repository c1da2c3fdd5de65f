package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.order.Scope;
import java.util.List;
import java.util.Set;

/** Orders as Azure sends them, with secrets that can be found again: the start of each order that a test damages. */
final class RealisticOrders {

    static final Scope SCOPE = Scope.subscription("11111111-1111-1111-1111-111111111111");

    /** Is in the signing request, the token and the contact. */
    static final String CANARY = "CANARY";

    /** The signed certificate as it is sent. */
    static final String RAW_DATA = TestCertificate.leaf().base64();

    /** Every property that the decoder reads, and those that it must not. */
    static final List<String> NAMES = List.of(
            "id",
            "name",
            "location",
            "tags",
            "properties",
            "certificates",
            "distinguishedName",
            "domainVerificationToken",
            "validityInYears",
            "keySize",
            "productType",
            "autoRenew",
            "provisioningState",
            "status",
            "signedCertificate",
            "intermediate",
            "root",
            "csr",
            "contact",
            "serialNumber",
            "lastCertificateIssuanceTime",
            "expirationTime",
            "nextAutoRenewalTimeStamp",
            "isPrivateKeyExternal",
            "appServiceCertificateNotRenewableReasons",
            "version",
            "thumbprint",
            "subject",
            "notBefore",
            "notAfter",
            "signatureAlgorithm",
            "issuer",
            "rawData",
            "keyVaultId",
            "keyVaultSecretName");

    private static final Set<String> NESTED = Set.of("signedCertificate", "intermediate", "root");

    private static final String FLAT = """
            {"id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/Web/providers/Microsoft.CertificateRegistration/certificateOrders/shop",
             "name": "shop", "type": "Microsoft.CertificateRegistration/certificateOrders", "location": "Global",
             "tags": {"team": "web", "env": "prod"},
             "properties": {
               "certificates": {
                 "main": {"keyVaultId": "/vaults/kv", "keyVaultSecretName": "s1", "provisioningState": "Succeeded"},
                 "old": {"keyVaultId": "/vaults/kv", "keyVaultSecretName": "s2", "provisioningState": "UnknownError"}},
               "distinguishedName": "CN=www.contoso.com", "domainVerificationToken": "CANARY-token",
               "validityInYears": 1, "keySize": 2048, "productType": "StandardDomainValidatedSsl", "autoRenew": true,
               "provisioningState": "Succeeded", "status": "Issued", "csr": "CANARY-csr",
               "signedCertificate": {"version": 3, "serialNumber": "00D7AB01", "thumbprint": "FE703D7411A4",
                 "subject": "CN=www.contoso.com", "notBefore": "2026-06-01T00:00:00+00:00",
                 "notAfter": "2026-12-16T00:00:00+00:00", "signatureAlgorithm": "sha256RSA",
                 "issuer": "CN=Issuing CA, O=Contoso", "rawData": "%s"},
               "intermediate": {"version": 3, "serialNumber": "0B", "notAfter": "2051-05-03T07:00:00Z", "rawData": "%s"},
               "root": {"version": 3, "serialNumber": "0C", "notAfter": "2051-05-03T07:00:00Z", "rawData": "%s"},
               "serialNumber": "00D7AB01", "lastCertificateIssuanceTime": "2026-06-01T00:00:00Z",
               "expirationTime": "2027-06-01T00:00:00", "isPrivateKeyExternal": false,
               "appServiceCertificateNotRenewableReasons": ["ExpirationNotInRenewalTimeRange"],
               "nextAutoRenewalTimeStamp": "2026-11-14T00:00:00.1234567Z",
               "contact": {"email": "CANARY@contoso.com", "nameFirst": "CANARY", "nameLast": "CANARY", "phone": "CANARY"}
             }}""".formatted(
                    RAW_DATA,
                    TestCertificate.authority("CN=Issuing CA").base64(),
                    TestCertificate.authority("CN=Root").base64());

    private RealisticOrders() {}

    static ObjectNode flat() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(FLAT);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** As API version 2015-08-01 describes it. */
    static ObjectNode nested() {
        ObjectNode order = flat();
        ObjectNode properties = (ObjectNode) order.path("properties");
        NESTED.forEach(name -> nest(properties, name));
        ObjectNode certificates = (ObjectNode) properties.path("certificates");
        certificates.fieldNames().forEachRemaining(name -> nest(certificates, name));
        return order;
    }

    private static void nest(ObjectNode parent, String name) {
        JsonNode flat = parent.path(name);
        ObjectNode resource = parent.objectNode().put("name", name).put("location", "Global");
        resource.set("properties", flat);
        parent.set(name, resource);
    }
}

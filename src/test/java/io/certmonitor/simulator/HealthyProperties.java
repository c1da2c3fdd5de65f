package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What every order of the simulator says before a test changes it. Derived from the name alone, so that runs agree. */
final class HealthyProperties {

    private static final int X509_V3 = 3;
    private static final String ISSUER = "CN=Contoso Secure Certificate Authority G2, O=Contoso Trust, C=US";
    private static final String ROOT = "CN=Contoso Root Certificate Authority G2, O=Contoso Trust, C=US";

    private HealthyProperties() {}

    static ObjectNode of(String subscriptionId, String name) {
        String domain = name.toLowerCase(Locale.ROOT) + ".example.com";
        String digest = hex(subscriptionId.toLowerCase(Locale.ROOT) + "/" + name.toLowerCase(Locale.ROOT));
        ObjectNode json = Json.object();
        json.putObject("certificates");
        json.put("distinguishedName", "CN=" + domain)
                .put("domainVerificationToken", digest.substring(0, 26))
                .put("validityInYears", 1)
                .put("keySize", 2048)
                .put("productType", "StandardDomainValidatedSsl")
                .put("autoRenew", true)
                .put("provisioningState", "Succeeded")
                .put("status", "Issued");
        json.set("signedCertificate", certificate(domain, digest.substring(0, 32), digest.substring(24), ISSUER));
        json.put("csr", "-----BEGIN CERTIFICATE REQUEST-----\n" + digest + "\n-----END CERTIFICATE REQUEST-----");
        json.set("intermediate", authority(ISSUER, "2020-05-03T07:00:00+00:00", "2040-05-03T07:00:00+00:00"));
        json.set("root", authority(ROOT, "2018-09-01T00:00:00+00:00", "2047-12-31T23:59:59+00:00"));
        json.put("serialNumber", digest.substring(0, 32).toUpperCase(Locale.ROOT))
                .put("isPrivateKeyExternal", false);
        json.putObject("contact")
                .put("email", "webmaster@" + domain)
                .put("nameFirst", "Wanda")
                .put("nameLast", "Webmaster")
                .put("phone", "+1.5550100");
        return json;
    }

    /** In the lower-case segments that Azure has here, unlike in the ids of orders. */
    static String keyVaultId(String subscriptionId, String resourceGroup) {
        return "/subscriptions/" + subscriptionId + "/resourcegroups/" + resourceGroup.toLowerCase(Locale.ROOT)
                + "/providers/microsoft.keyvault/vaults/kv-"
                + hex(subscriptionId + resourceGroup).substring(0, 8);
    }

    /** SHA-256 in hexadecimal: the source of everything that only has to look random. */
    static String hex(String seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(seed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static ObjectNode authority(String subject, String notBefore, String notAfter) {
        String digest = hex(subject);
        return certificate(subject.substring("CN=".length()), digest.substring(0, 16), digest.substring(24), ROOT)
                .put("notBefore", notBefore)
                .put("notAfter", notAfter);
    }

    private static ObjectNode certificate(String commonName, String serialNumber, String thumbprint, String issuer) {
        return Json.object()
                .put("version", X509_V3)
                .put("serialNumber", serialNumber.toUpperCase(Locale.ROOT))
                .put("thumbprint", thumbprint.toUpperCase(Locale.ROOT))
                .put("subject", "CN=" + commonName)
                .put("signatureAlgorithm", "sha256RSA")
                .put("issuer", issuer);
    }
}

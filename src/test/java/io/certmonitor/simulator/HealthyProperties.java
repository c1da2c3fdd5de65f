package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What every order of the simulator says before a certificate is issued. Derived from the name alone, so that runs
 * agree.
 */
final class HealthyProperties {

    private HealthyProperties() {}

    static OrderProperties of(String subscriptionId, String name) {
        String domain = name.toLowerCase(Locale.ROOT) + ".example.com";
        String identity = subscriptionId.toLowerCase(Locale.ROOT) + "/" + name.toLowerCase(Locale.ROOT);
        String digest = Digests.hex(identity);
        ObjectNode json = Json.object();
        json.putObject("certificates");
        json.put("distinguishedName", "CN=" + domain)
                .put("domainVerificationToken", digest.substring(0, 26))
                .put("validityInYears", 1)
                .put("keySize", TbsCertificate.USUAL_KEY_SIZE)
                .put("productType", "StandardDomainValidatedSsl")
                .put("autoRenew", true)
                .put("provisioningState", "Succeeded")
                .put("status", "Issued")
                .put("csr", "-----BEGIN CERTIFICATE REQUEST-----\n" + digest + "\n-----END CERTIFICATE REQUEST-----")
                .put("isPrivateKeyExternal", false);
        json.putObject("contact")
                .put("email", "webmaster@" + domain)
                .put("nameFirst", "Wanda")
                .put("nameLast", "Webmaster")
                .put("phone", "+1.5550100");
        return new OrderProperties(json, TbsCertificate.of(domain, identity), true, false);
    }

    /** In the lower-case segments that Azure has here, unlike in the ids of orders. */
    static String keyVaultId(String subscriptionId, String resourceGroup) {
        return "/subscriptions/" + subscriptionId + "/resourcegroups/" + resourceGroup.toLowerCase(Locale.ROOT)
                + "/providers/microsoft.keyvault/vaults/kv-"
                + Digests.hex(subscriptionId + resourceGroup).substring(0, 8);
    }
}

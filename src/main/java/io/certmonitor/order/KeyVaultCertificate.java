package io.certmonitor.order;

import org.jspecify.annotations.Nullable;

/**
 * The Key Vault secret that an order keeps its certificate in.
 *
 * @param name the key of the entry in the order's {@code certificates}
 * @param keyVaultId the vault's ARM id
 * @param secretName the secret's name; never its value
 * @param status Azure's {@code provisioningState} of the entry
 */
public record KeyVaultCertificate(
        String name,
        @Nullable String keyVaultId,
        @Nullable String secretName,
        @Nullable AzureValue<KeyVaultStatus> status) {

    /** The vault's name, the last segment of its id; null when the id is absent. */
    public @Nullable String keyVaultName() {
        return keyVaultId == null ? null : keyVaultId.substring(keyVaultId.lastIndexOf('/') + 1);
    }
}

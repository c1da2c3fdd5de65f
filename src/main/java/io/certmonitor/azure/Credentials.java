package io.certmonitor.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.certmonitor.config.AzureConfig;
import org.jspecify.annotations.Nullable;

/** Makes the credential that the configuration names, and no other. */
final class Credentials {

    private final AzureConfig config;
    private final String authorityHost;
    private final HttpClient client;

    private Credentials(AzureConfig config, String authorityHost, HttpClient client) {
        this.config = config;
        this.authorityHost = authorityHost;
        this.client = client;
    }

    /**
     * The credential; null for none. A token that cannot be had is always the same failure, whatever stands in its way.
     */
    static @Nullable TokenCredential of(AzureConfig config, String authorityHost, HttpClient client) {
        TokenCredential credential = new Credentials(config, authorityHost, client).create();
        return credential == null
                ? null
                : request -> credential
                        .getToken(request)
                        .onErrorMap(error -> new ListingException(AzureErrors.noToken(error)));
    }

    private @Nullable TokenCredential create() {
        return switch (config.credential()) {
            case DEFAULT -> defaultChain();
            case WORKLOAD_IDENTITY -> workloadIdentity();
            case MANAGED_IDENTITY -> managedIdentity();
            case CLIENT_SECRET -> clientSecret();
            case AZURE_CLI -> azureCli();
            case NONE -> null;
        };
    }

    private TokenCredential defaultChain() {
        var builder = new DefaultAzureCredentialBuilder().httpClient(client).authorityHost(authorityHost);
        config.tenantId().ifPresent(builder::tenantId);
        config.clientId().ifPresent(id -> builder.managedIdentityClientId(id).workloadIdentityClientId(id));
        return builder.build();
    }

    private TokenCredential workloadIdentity() {
        var builder = new WorkloadIdentityCredentialBuilder().httpClient(client).authorityHost(authorityHost);
        config.tenantId().ifPresent(builder::tenantId);
        config.clientId().ifPresent(builder::clientId);
        return builder.build();
    }

    private TokenCredential managedIdentity() {
        var builder = new ManagedIdentityCredentialBuilder().httpClient(client);
        config.clientId().ifPresent(builder::clientId);
        return builder.build();
    }

    private TokenCredential clientSecret() {
        return new ClientSecretCredentialBuilder()
                .httpClient(client)
                .authorityHost(authorityHost)
                .tenantId(config.tenantId().orElseThrow())
                .clientId(config.clientId().orElseThrow())
                .clientSecret(config.clientSecret().orElseThrow())
                .build();
    }

    private TokenCredential azureCli() {
        var builder = new AzureCliCredentialBuilder().httpClient(client);
        config.tenantId().ifPresent(builder::tenantId);
        return builder.build();
    }
}

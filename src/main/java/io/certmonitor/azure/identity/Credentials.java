package io.certmonitor.azure.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.failure.LoginErrors;
import io.certmonitor.azure.http.RetryAfterCapPolicy;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.AzureConfig.Credential;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes the credential that the configuration names, and no other. */
public final class Credentials {

    private final AzureConfig config;
    private final String authorityHost;
    private final HttpClient client;
    private final Clock clock;
    private final Configuration environment;

    private Credentials(
            AzureConfig config, String authorityHost, HttpClient client, Clock clock, Map<String, String> environment) {
        this.config = config;
        this.authorityHost = authorityHost;
        this.client = client;
        this.clock = clock;
        this.environment = environment(environment, authorityHost);
    }

    /**
     * The credential; null for none. A token that cannot be had is always the same failure, whatever stands in its way.
     */
    public static @Nullable TokenCredential of(
            AzureConfig config, String authorityHost, HttpClient client, Clock clock) {
        return of(config, authorityHost, client, clock, System.getenv());
    }

    /** As above, with an environment in which credentials find what the configuration leaves out. */
    static @Nullable TokenCredential of(
            AzureConfig config, String authorityHost, HttpClient client, Clock clock, Map<String, String> environment) {
        if (config.credential() == Credential.NONE) {
            return null;
        }
        WatchedHttpClient watched = new WatchedHttpClient(client);
        Credentials credentials = new Credentials(config, authorityHost, watched, clock, environment);
        try {
            return new Login(credentials::create, watched, config.requestTimeout(), clock);
        } catch (IllegalArgumentException e) {
            // Something outside the configuration is missing, such as the token file of a workload identity. That is
            // no reason to stay down: the scopes fail, and say why.
            AzureFailure failure = LoginErrors.incompleteCredential(e);
            return request -> Mono.error(new ListingException(failure));
        }
    }

    /**
     * The configured cloud decides where to sign in, for every credential alike. The library lets a variable decide for
     * some, which workload identity sets to the cloud that the cluster happens to be in.
     */
    private static Configuration environment(Map<String, String> variables, String authorityHost) {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        // Properties come before variables.
        properties.put(Configuration.PROPERTY_AZURE_AUTHORITY_HOST, authorityHost);
        return new ConfigurationBuilder(section -> Map.of(), section -> properties, section -> variables).build();
    }

    private TokenCredential create() {
        return switch (config.credential()) {
            case DEFAULT -> defaultChain();
            case WORKLOAD_IDENTITY -> workloadIdentity();
            case MANAGED_IDENTITY -> managedIdentity();
            case CLIENT_SECRET -> clientSecret();
            case AZURE_CLI -> azureCli();
            case NONE -> throw new IllegalStateException("There is no credential to make");
        };
    }

    private TokenCredential defaultChain() {
        var builder = prepare(new DefaultAzureCredentialBuilder()).authorityHost(authorityHost);
        config.tenantId().ifPresent(builder::tenantId);
        config.clientId().ifPresent(id -> builder.managedIdentityClientId(id).workloadIdentityClientId(id));
        return builder.build();
    }

    private TokenCredential workloadIdentity() {
        var builder = prepare(new WorkloadIdentityCredentialBuilder()).authorityHost(authorityHost);
        config.tenantId().ifPresent(builder::tenantId);
        config.clientId().ifPresent(builder::clientId);
        return builder.build();
    }

    private TokenCredential managedIdentity() {
        var builder = prepare(new ManagedIdentityCredentialBuilder());
        config.clientId().ifPresent(builder::clientId);
        return builder.build();
    }

    private TokenCredential clientSecret() {
        return prepare(new ClientSecretCredentialBuilder())
                .authorityHost(authorityHost)
                .tenantId(config.tenantId().orElseThrow())
                .clientId(config.clientId().orElseThrow())
                .clientSecret(config.clientSecret().orElseThrow())
                .build();
    }

    private TokenCredential azureCli() {
        var builder = prepare(new AzureCliCredentialBuilder());
        config.tenantId().ifPresent(builder::tenantId);
        return builder.build();
    }

    private <T extends CredentialBuilderBase<T>> T prepare(T builder) {
        return builder.httpClient(client)
                .configuration(environment)
                // Else a login that asks for an hour's patience keeps a thread asleep for it.
                .addPolicy(new RetryAfterCapPolicy(config.maxBackoff(), clock));
    }
}

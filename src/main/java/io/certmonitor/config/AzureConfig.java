package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the monitor reaches Azure, and which part of it. */
@ConfigMapping(prefix = "certmonitor.azure")
public interface AzureConfig {

    /** The Azure Resource Manager endpoint; when absent, the one of {@link #cloud()}. */
    Optional<URI> endpoint();

    /** The cloud whose endpoints and login authority are used. */
    @WithDefault("public")
    Cloud cloud();

    /** Where the identity comes from. */
    @WithDefault("default")
    Credential credential();

    /**
     * Permits {@link Credential#NONE} for an endpoint that is not a loopback address. Whoever can answer for that
     * endpoint then decides what the monitor reports.
     */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean allowAnonymousEndpoint();

    /** The Microsoft Entra tenant to sign in to; when absent, the credential's own. */
    Optional<String> tenantId();

    /** The application (client) id for the credentials that need one. */
    Optional<String> clientId();

    /** The client secret for {@link Credential#CLIENT_SECRET}. */
    Optional<String> clientSecret();

    /** The subscriptions to monitor, by id; when absent, all that the identity can see. */
    Optional<List<String>> subscriptions();

    /** The resource groups to monitor. */
    ResourceGroups resourceGroups();

    /** The api-version that orders are asked for in; the answers of all versions are understood. */
    @WithDefault("2024-11-01")
    String apiVersion();

    /** How orders are listed. */
    @WithDefault("auto")
    Listing listing();

    /** How many requests may be under way at once. */
    @WithDefault("8")
    int concurrency();

    /** How long one try of a request may take. */
    @WithDefault("30s")
    Duration requestTimeout();

    /** How often a request is tried again after the first try. */
    @WithDefault("3")
    int maxRetries();

    /** The longest wait between two tries, also when Azure asks for a longer one. */
    @WithDefault("30s")
    Duration maxBackoff();

    /** Names of resource groups, as globs without regard to case. */
    interface ResourceGroups {

        /** The groups to monitor; when absent, all. */
        Optional<List<String>> include();

        /** The groups to leave out, also when included. */
        Optional<List<String>> exclude();
    }

    /** An Azure cloud. */
    enum Cloud {
        /** Azure. */
        PUBLIC,
        /** Azure Government. */
        US_GOVERNMENT,
        /** Azure operated by 21Vianet. */
        CHINA
    }

    /** Where the identity comes from. */
    enum Credential {
        /** The chain of {@code DefaultAzureCredential}: environment, workload, managed identity, developer tools. */
        DEFAULT,
        /** A federated token of the Kubernetes service account. */
        WORKLOAD_IDENTITY,
        /** The managed identity of the machine. */
        MANAGED_IDENTITY,
        /** A client id and secret. */
        CLIENT_SECRET,
        /** The login of the Azure CLI. */
        AZURE_CLI,
        /** No identity: for simulators on the loopback address. */
        NONE
    }

    /** How orders are listed. */
    enum Listing {
        /** One listing per subscription when whole subscriptions are covered, else one per resource group. */
        AUTO,
        /** One listing per subscription. */
        SUBSCRIPTION,
        /** One listing per resource group. */
        RESOURCE_GROUP,
        /** One query of Azure Resource Graph for many subscriptions; it may lag behind by minutes. */
        RESOURCE_GRAPH
    }
}

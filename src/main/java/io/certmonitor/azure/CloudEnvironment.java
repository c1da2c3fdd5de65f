package io.certmonitor.azure;

import com.azure.core.management.AzureEnvironment;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.AzureConfig.Cloud;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Where a cloud is found: its endpoints, its login and its portal. */
public final class CloudEnvironment {

    private final AzureEnvironment environment;
    private final String managementScope;

    private CloudEnvironment(AzureEnvironment environment, String managementScope) {
        this.environment = environment;
        this.managementScope = managementScope;
    }

    /** The host of the cloud's portal, for links that people follow. */
    public static String portalHost(Cloud cloud) {
        return switch (cloud) {
            case PUBLIC -> "portal.azure.com";
            case US_GOVERNMENT -> "portal.azure.us";
            case CHINA -> "portal.azure.cn";
        };
    }

    /** The configured cloud, with the configured endpoint in place of its own. */
    public static CloudEnvironment of(AzureConfig config) {
        AzureEnvironment cloud = switch (config.cloud()) {
            case PUBLIC -> AzureEnvironment.AZURE;
            case US_GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
            case CHINA -> AzureEnvironment.AZURE_CHINA;
        };
        String ownEndpoint = withoutTrailingSlash(cloud.getResourceManagerEndpoint());
        String endpoint = config.endpoint()
                .map(configured -> withoutTrailingSlash(configured.toString()))
                .orElse(ownEndpoint);
        Map<String, String> endpoints = new HashMap<>(cloud.getEndpoints());
        // The SDK writes paths behind it as it stands, so a trailing slash would be doubled.
        endpoints.put(AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(), endpoint);
        // A token is for the cloud's Resource Manager, also where an endpoint of one's own stands before it.
        return new CloudEnvironment(new AzureEnvironment(endpoints), ownEndpoint + "/.default");
    }

    /** The Azure Resource Manager endpoint. */
    public URI endpoint() {
        return URI.create(environment.getResourceManagerEndpoint());
    }

    /** The OAuth scope of tokens for Azure Resource Manager. */
    public String managementScope() {
        return managementScope;
    }

    /** The host that identities sign in at. */
    public String authorityHost() {
        return environment.getActiveDirectoryEndpoint();
    }

    private static String withoutTrailingSlash(String url) {
        return url.replaceAll("/+$", "");
    }
}

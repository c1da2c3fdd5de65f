package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.AzureConfig.Cloud;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEnvironmentTest {

    @ParameterizedTest
    @CsvSource({
        "public, https://management.azure.com, https://login.microsoftonline.com/, portal.azure.com",
        "us-government, https://management.usgovcloudapi.net, https://login.microsoftonline.us/, portal.azure.us",
        "china, https://management.chinacloudapi.cn, https://login.chinacloudapi.cn/, portal.azure.cn"
    })
    void knowsTheEndpointsOfEachCloud(String cloud, URI endpoint, String authority, String portal) {
        CloudEnvironment environment = CloudEnvironment.of(AzureConfigs.of("cloud", cloud));

        assertThat(environment.endpoint()).isEqualTo(endpoint);
        assertThat(environment.authorityHost()).isEqualTo(authority);
        assertThat(environment.managementScope()).isEqualTo(endpoint + "/.default");
        assertThat(CloudEnvironment.portalHost(AzureConfigs.of("cloud", cloud).cloud()))
                .isEqualTo(portal);
    }

    @Test
    void takesTheConfiguredEndpointWithoutItsTrailingSlash() {
        CloudEnvironment environment = CloudEnvironment.of(AzureConfigs.of("endpoint", "http://localhost:8090//"));

        assertThat(environment.endpoint()).isEqualTo(URI.create("http://localhost:8090"));
        assertThat(CloudEnvironment.portalHost(Cloud.PUBLIC)).isEqualTo("portal.azure.com");
    }
}

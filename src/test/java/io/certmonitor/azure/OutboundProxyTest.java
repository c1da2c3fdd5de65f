package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import io.vertx.core.http.HttpClientOptions;
import org.junit.jupiter.api.Test;

class OutboundProxyTest {

    private final HttpClientOptions options = new HttpClientOptions();

    @Test
    void usesNoProxyWhenTheEnvironmentNamesNone() {
        OutboundProxy.use(options, new ConfigurationBuilder().build());

        assertThat(options.getProxyOptions()).isNull();
    }

    @Test
    void usesTheProxyOfTheEnvironmentButNotForTheMachineItself() {
        Configuration environment = new ConfigurationBuilder()
                .putProperty("https.proxyHost", "proxy.example")
                .putProperty("https.proxyPort", "3128")
                .putProperty("NO_PROXY", ".corp.example, other.example")
                .build();

        OutboundProxy.use(options, environment);

        assertThat(options.getProxyOptions().getHost()).isEqualTo("proxy.example");
        assertThat(options.getProxyOptions().getPort()).isEqualTo(3128);
        assertThat(options.getNonProxyHosts())
                .contains("localhost", "169.254.169.254", "*.corp.example", "other.example");
    }
}

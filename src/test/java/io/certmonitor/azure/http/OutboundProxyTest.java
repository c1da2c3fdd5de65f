package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundProxyTest {

    private final HttpClientOptions options = new HttpClientOptions();

    private static final Configuration PROXY = environment(Map.of(
            "https.proxyHost", "proxy.example", "https.proxyPort", "3128", "NO_PROXY", ".corp.example, other.example"));

    @Test
    void usesNoProxyWhenTheEnvironmentNamesNone() {
        OutboundProxy.use(options, environment(Map.of()), Optional.empty());

        assertThat(options.getProxyOptions()).isNull();
    }

    @Test
    void usesTheProxyOfTheEnvironmentButNotForTheMachineItself() {
        OutboundProxy.use(options, PROXY, Optional.empty());

        assertThat(options.getProxyOptions().getHost()).isEqualTo("proxy.example");
        assertThat(options.getProxyOptions().getPort()).isEqualTo(3128);
        assertThat(options.getNonProxyHosts())
                .contains("localhost", "169.254.169.254", "*.corp.example", "other.example");
    }

    @ParameterizedTest
    @CsvSource({"http://127.9.9.9:8090, 127.9.9.9", "http://[0:0:0:0:0:0:0:1]:8090, [0:0:0:0:0:0:0:1]"})
    void asksALoopbackEndpointItselfInWhateverFormItIsWritten(URI endpoint, String host) {
        OutboundProxy.use(options, PROXY, Optional.of(endpoint));

        assertThat(options.getNonProxyHosts()).contains(host);
    }

    @Test
    void asksAnyOtherEndpointThroughTheProxy() {
        OutboundProxy.use(options, PROXY, Optional.of(URI.create("https://arm.example")));

        assertThat(options.getNonProxyHosts()).doesNotContain("arm.example");
    }

    /** Apart from the environment that the whole process shares. */
    private static Configuration environment(Map<String, String> properties) {
        return new ConfigurationBuilder(section -> Map.of(), section -> properties, section -> Map.of()).build();
    }
}

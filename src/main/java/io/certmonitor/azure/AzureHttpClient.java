package io.certmonitor.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.vertx.VertxHttpClientBuilder;
import com.azure.core.util.Configuration;
import io.certmonitor.config.AzureConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes the HTTP client that listings and logins share, on the application's own Vert.x. */
final class AzureHttpClient {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int MAX_HEADER_BYTES = 256 * 1024;
    /** A try that timed out keeps its connection until the idle timeout ends it, and the next try needs another. */
    private static final int CONNECTIONS_PER_WORKER = 4;
    /** The machine itself, and the metadata service that managed identities ask. */
    private static final List<String> NEVER_BY_PROXY = List.of("localhost", "127.0.0.1", "[::1]", "169.254.169.254");

    private AzureHttpClient() {}

    /** Makes a client that lives as long as the Vert.x instance. */
    static HttpClient create(Vertx vertx, AzureConfig config) {
        Duration timeout = config.requestTimeout();
        HttpClientOptions options = new HttpClientOptions()
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectTimeout(Math.toIntExact(min(timeout, LONGEST_CONNECT).toMillis()))
                .setReadIdleTimeout(Math.toIntExact(timeout.plus(GRACE).toMillis()))
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxPoolSize(CONNECTIONS_PER_WORKER * config.concurrency());
        useProxy(options, Configuration.getGlobalConfiguration());
        return new VertxHttpClientBuilder()
                .vertx(vertx)
                .httpClientOptions(options)
                .responseTimeout(timeout)
                .build();
    }

    /** Own options make the SDK's builder leave out the proxy of the environment. */
    static void useProxy(HttpClientOptions options, Configuration environment) {
        var proxy = com.azure.core.http.ProxyOptions.fromConfiguration(environment, true);
        if (proxy == null) {
            return;
        }
        InetSocketAddress address = proxy.getAddress();
        ProxyOptions vertxProxy =
                new ProxyOptions().setHost(address.getHostString()).setPort(address.getPort());
        if (proxy.getUsername() != null && proxy.getPassword() != null) {
            vertxProxy.setUsername(proxy.getUsername()).setPassword(proxy.getPassword());
        }
        options.setProxyOptions(vertxProxy);
        NEVER_BY_PROXY.forEach(options::addNonProxyHost);
        Stream.of(Configuration.PROPERTY_NO_PROXY, "http.nonProxyHosts")
                .flatMap(name -> Stream.of(environment.get(name, "").split("[,|]")))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> host.startsWith(".") ? "*" + host : host)
                .forEach(options::addNonProxyHost);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package io.certmonitor.azure.http;

import com.azure.core.util.Configuration;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Uses the proxy that the environment names in the ways that the SDK knows. */
final class OutboundProxy {

    /** The machine itself, and the metadata service that managed identities ask. */
    private static final List<String> NEVER = List.of("localhost", "127.0.0.1", "[::1]", "169.254.169.254");

    private OutboundProxy() {}

    /**
     * Adds the proxy, when there is one, and the hosts that are reached without it.
     *
     * @param endpoint what is asked; a loopback address in whatever form is never asked through a proxy, which would
     *     answer in its place
     */
    static void use(HttpClientOptions options, Configuration environment, Optional<URI> endpoint) {
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
        NEVER.forEach(options::addNonProxyHost);
        endpoint.filter(Endpoints::isLoopback).map(URI::getHost).ifPresent(options::addNonProxyHost);
        Stream.of(Configuration.PROPERTY_NO_PROXY, "http.nonProxyHosts")
                .flatMap(name -> Stream.of(environment.get(name, "").split("[,|]")))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> host.startsWith(".") ? "*" + host : host)
                .forEach(options::addNonProxyHost);
    }
}

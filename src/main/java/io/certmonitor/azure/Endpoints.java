package io.certmonitor.azure;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be told of an endpoint without asking the network. */
final class Endpoints {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Endpoints() {}

    /** Whether the endpoint can only be this machine. */
    static boolean isLoopback(URI endpoint) {
        String host = endpoint.getHost();
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isHttps(URI endpoint) {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    /** Whether the endpoint is a scheme and a host, and perhaps a port, and nothing more. */
    static boolean isPlain(URI endpoint) {
        return (isHttps(endpoint) || "http".equalsIgnoreCase(endpoint.getScheme()))
                && endpoint.getHost() != null
                && endpoint.getUserInfo() == null
                && endpoint.getQuery() == null
                && endpoint.getFragment() == null
                && endpoint.getPath().matches("/*");
    }
}

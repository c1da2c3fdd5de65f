package io.certmonitor.azure.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What can be told of an endpoint without asking the network. */
public final class Endpoints {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");
    private static final int MAX_PORT = 65_535;

    private Endpoints() {}

    /** Whether the endpoint can only be this machine. */
    public static boolean isLoopback(URI endpoint) {
        String host = endpoint.getHost();
        return host != null
                && ("localhost".equalsIgnoreCase(host) || (ADDRESS.matcher(host).matches() && isLoopbackAddress(host)));
    }

    private static boolean isLoopbackAddress(String address) {
        try {
            // An address is not looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether what is sent there is encrypted. */
    public static boolean isHttps(URI endpoint) {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    /** Whether the endpoint is a scheme and a host, and perhaps a port, and nothing more. */
    public static boolean isPlain(URI endpoint) {
        return (isHttps(endpoint) || "http".equalsIgnoreCase(endpoint.getScheme()))
                && endpoint.getHost() != null
                && endpoint.getPort() != 0
                && endpoint.getPort() <= MAX_PORT
                && endpoint.getUserInfo() == null
                && endpoint.getQuery() == null
                && endpoint.getFragment() == null
                && endpoint.getPath().matches("/*");
    }
}

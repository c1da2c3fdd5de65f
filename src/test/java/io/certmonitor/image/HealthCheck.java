package io.certmonitor.image;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a server once: exit code 0 when it answers with success, else 1. It is the health check of images that have
 * neither a shell nor a client for HTTP, and uses nothing but the JDK.
 */
public final class HealthCheck {

    private static final int PATIENCE_MILLIS = 3_000;

    private HealthCheck() {}

    /**
     * Asks.
     *
     * @param args the address
     */
    public static void main(String[] args) {
        System.exit(answers(args[0]) ? 0 : 1);
    }

    static boolean answers(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            System.err.println(address + ": " + e);
            return false;
        }
    }
}

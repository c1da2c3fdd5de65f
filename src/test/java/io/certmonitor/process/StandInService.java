package io.certmonitor.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for the service in tests of its harness: prints its environment and answers the readiness probe. */
final class StandInService {

    static final String TEMPORARY_FILE = "temporary file: ";

    private StandInService() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.forEach((name, value) -> System.out.println(name + "=" + value));
        if (environment.containsKey("STAND_IN_FAILS")) {
            throw new IllegalStateException(environment.get("STAND_IN_FAILS"));
        }
        System.out.println(TEMPORARY_FILE + Files.createTempFile("stand-in", ""));
        int port = Integer.parseInt(environment.get("QUARKUS_MANAGEMENT_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}

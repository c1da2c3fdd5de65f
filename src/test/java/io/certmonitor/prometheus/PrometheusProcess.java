package io.certmonitor.prometheus;

import io.certmonitor.process.ChildProcess;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.InstalledProgram;
import io.certmonitor.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Prometheus server on this machine, which keeps its configuration, rules and data in a folder that goes with it. */
public final class PrometheusProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final PrometheusApi api;

    private PrometheusProcess(ChildProcess process, URI uri) {
        this.process = process;
        this.api = new PrometheusApi(uri);
    }

    /**
     * Starts a Prometheus and waits until it is ready; skips the test where there is none to start.
     *
     * @param setup what it does
     * @return the server
     */
    public static PrometheusProcess start(PrometheusSetup setup) {
        Path prometheus = require();
        String address = "127.0.0.1:" + FreePorts.next();
        Program program = folder -> List.of(
                prometheus.toString(),
                "--config.file=" + setup.write(folder),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address);
        PrometheusProcess started = new PrometheusProcess(
                ChildProcess.start("prometheus", program, Map.of()), URI.create("http://" + address + "/"));
        started.awaitReady();
        return started;
    }

    /**
     * Finds the program, or skips the test.
     *
     * @return where it is
     */
    public static Path require() {
        return InstalledProgram.require("prometheus", "prometheus");
    }

    /**
     * Asks the server.
     *
     * @return its HTTP API
     */
    public PrometheusApi api() {
        return api;
    }

    @Override
    public void close() {
        process.stop();
    }

    private void awaitReady() {
        try {
            process.await(api::isReady, START_TIMEOUT);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }
}

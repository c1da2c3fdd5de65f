package io.certmonitor.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The packaged service as a process, configured through its environment as in production. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
    private final ChildProcess process;
    private final int applicationPort;
    private final int managementPort;

    private ServiceProcess(ChildProcess process, int applicationPort, int managementPort) {
        this.process = process;
        this.applicationPort = applicationPort;
        this.managementPort = managementPort;
    }

    /**
     * Describes a service to start.
     *
     * @return a builder which uses free ports unless told others
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Waits until the service says it is ready.
     *
     * @param timeout for how long
     * @throws ProcessFailedException when the service ends before, or is not ready in time
     */
    public void awaitReady(Duration timeout) {
        process.await(this::isReady, timeout);
    }

    /**
     * Asks the service whether it is ready.
     *
     * @return whether its readiness probe answers with success
     */
    public boolean isReady() {
        HttpRequest probe = HttpRequest.newBuilder(managementUri().resolve("/q/health/ready"))
                .timeout(PROBE_TIMEOUT)
                .build();
        try {
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Where the API is.
     *
     * @return the root of the application port
     */
    public URI applicationUri() {
        return loopback(applicationPort);
    }

    /**
     * Where metrics and health are.
     *
     * @return the root of the management port
     */
    public URI managementUri() {
        return loopback(managementPort);
    }

    /**
     * The last lines it wrote.
     *
     * @return the lines, the oldest first
     */
    public List<String> output() {
        return process.output();
    }

    /**
     * Whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Its process id.
     *
     * @return the id
     */
    public long pid() {
        return process.pid();
    }

    /** Stops it in its tracks until it is resumed (SIGSTOP): it is there, and neither works nor answers. */
    public void pause() {
        process.pause();
    }

    /** Lets it go on as if nothing had happened (SIGCONT). */
    public void resume() {
        process.resume();
    }

    /** Ends it at once, as a crash would (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /**
     * Asks it to end (SIGTERM) and waits.
     *
     * @return its exit code
     */
    public int stop() {
        return process.stop();
    }

    /**
     * Asks it to end (SIGTERM) and waits.
     *
     * @param patience after which it is killed
     * @return its exit code
     */
    public int stop(Duration patience) {
        return process.stop(patience);
    }

    @Override
    public void close() {
        stop();
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** What to start; may start several, one after the other. */
    public static final class Builder {

        private final Map<String, String> environment = new HashMap<>();
        private UnaryOperator<JavaProgram> jvm = UnaryOperator.identity();
        private Path jdk = Path.of(System.getProperty("java.home"));
        private Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        private int applicationPort = FreePorts.next();
        private int managementPort = FreePorts.next();

        private Builder() {}

        /**
         * Names the Kafka cluster to use.
         *
         * @param bootstrapServers hosts and ports
         * @return this
         */
        public Builder kafka(String bootstrapServers) {
            return env("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        }

        /**
         * Points the service to an Azure on this machine, which wants no credential.
         *
         * @param endpoint where it is
         * @return this
         */
        public Builder azureEndpoint(URI endpoint) {
            return env("CERTMONITOR_AZURE_ENDPOINT", endpoint.toString()).env("CERTMONITOR_AZURE_CREDENTIAL", "none");
        }

        /**
         * Sets the port of the API.
         *
         * @param port the port
         * @return this
         */
        public Builder applicationPort(int port) {
            applicationPort = port;
            return this;
        }

        /**
         * Sets the port of metrics and health.
         *
         * @param port the port
         * @return this
         */
        public Builder managementPort(int port) {
            managementPort = port;
            return this;
        }

        /**
         * Sets an environment variable of the service.
         *
         * @param name such as CERTMONITOR_POLL_INTERVAL
         * @param value its value
         * @return this
         */
        public Builder env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Lets the service start quickly, at the price of speed later.
         *
         * @param maximumHeap such as 256m
         * @return this
         */
        public Builder quick(String maximumHeap) {
            jvm = program -> program.quick(maximumHeap);
            return this;
        }

        /**
         * Runs the service with these arguments of the JVM, and no others.
         *
         * @param arguments such as -Xmx512m
         * @return this
         */
        public Builder jvm(String... arguments) {
            List<String> all = List.of(arguments);
            jvm = program -> program.with(all);
            return this;
        }

        /**
         * Runs the service on another JDK than this one.
         *
         * @param home where it is
         * @return this
         */
        public Builder jdk(Path home) {
            jdk = home;
            return this;
        }

        /**
         * Runs another jar than the one the build makes in the project's folder.
         *
         * @param other the jar
         * @return this
         */
        public Builder jar(Path other) {
            jar = other;
            return this;
        }

        /**
         * Starts the service.
         *
         * @return the service, which has just begun to start
         */
        public ServiceProcess start() {
            Map<String, String> all = new HashMap<>(environment);
            // A demo or a test is for this machine alone.
            all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
            all.put("QUARKUS_HTTP_PORT", Integer.toString(applicationPort));
            all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            ChildProcess process = ChildProcess.start(
                    "service", jvm.apply(JavaProgram.ofJar(jar).on(jdk)), all);
            return new ServiceProcess(process, applicationPort, managementPort);
        }
    }
}

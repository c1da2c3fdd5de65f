package io.certmonitor.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running simulator of Azure Resource Manager and Resource Graph, on the loopback interface unless told otherwise.
 */
public final class ArmSimulator implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final HttpServer server;
    private final RequestLog log;
    private final Faults faults;

    private ArmSimulator(Vertx vertx, HttpServer server, RequestLog log, Faults faults) {
        this.vertx = vertx;
        this.server = server;
        this.log = log;
        this.faults = faults;
    }

    /**
     * Starts to serve.
     *
     * @param azure the state to serve; it may change at any time
     * @param options how to behave
     * @return a simulator that listens already
     * @throws IllegalStateException when the port is taken
     */
    public static ArmSimulator start(SimulatedAzure azure, SimulatorOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        RequestLog log = new RequestLog();
        Faults faults = new Faults();
        HttpServer server =
                vertx.createHttpServer().requestHandler(new SimulatorHandler(vertx, azure, options, log, faults));
        try {
            await(server.listen(options.port(), options.host()));
        } catch (IllegalStateException e) {
            vertx.close();
            throw new IllegalStateException("Cannot listen on " + options.host() + ":" + options.port(), e);
        }
        return new ArmSimulator(vertx, server, log, faults);
    }

    /**
     * Where clients on this machine find it.
     *
     * @return the endpoint without a trailing slash
     */
    public URI endpoint() {
        return URI.create("http://" + LOOPBACK + ":" + port());
    }

    /**
     * The port it listens on.
     *
     * @return the port, never 0
     */
    public int port() {
        return server.actualPort();
    }

    /**
     * The faults in force.
     *
     * @return the faults, to change them
     */
    public Faults faults() {
        return faults;
    }

    /**
     * The latest calls of ARM, without those of the control endpoint.
     *
     * @return at most ten thousand calls, oldest first
     */
    public List<ReceivedRequest> requests() {
        return log.latest();
    }

    /**
     * How many calls of an operation came, also those that were refused or dropped.
     *
     * @param operation the operation
     * @return the number since the start
     */
    public long count(ArmOperation operation) {
        return log.count(operation);
    }

    /** Stops listening and closes every connection, also those that hang. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> void await(Future<T> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}

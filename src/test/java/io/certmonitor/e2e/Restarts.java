package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** How long a service that comes back takes to be ready, and to show all orders, from the start of its process. */
final class Restarts {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String INSTANCE = "certmonitor-0";

    private final String jvm;
    private final Duration limitOfANamedReplica;
    private final Function<ServiceProcess.Builder, ServiceProcess.Builder> settings;
    private final HttpReader http = new HttpReader();

    /**
     * Restarts of a service with these settings, which has run before and is stopped.
     *
     * @param jvm what it runs on, as it is printed
     */
    Restarts(
            String jvm,
            Duration limitOfANamedReplica,
            Function<ServiceProcess.Builder, ServiceProcess.Builder> settings) {
        this.jvm = jvm;
        this.limitOfANamedReplica = limitOfANamedReplica;
        this.settings = settings;
    }

    /** Restarts of a replica that comes back under its name may take no longer than that of any other. */
    Restarts(String jvm, Function<ServiceProcess.Builder, ServiceProcess.Builder> settings) {
        this(jvm, LIMIT, settings);
    }

    /** Stops and starts it in several ways, prints how long each took, and leaves it stopped. */
    void measure() {
        Restart orderly = restarted("", ServiceProcess::stop);
        restarted(INSTANCE, ServiceProcess::stop);
        Restart named = restarted(INSTANCE, ServiceProcess::kill);
        Restart namedAfterACrash = restarted(INSTANCE, ServiceProcess::kill);
        Restart otherAfterACrash = restarted("", ServiceProcess::stop);
        System.out.printf(
                "%nRestarts, %s: ready (and all orders shown)%n  stopped %s; with certmonitor.instance-id %s, after a"
                        + " crash %s;%n  another replica in place of a crashed one, session timeout included, %s%n",
                jvm, orderly, named, namedAfterACrash, otherAfterACrash);
        assertThat(orderly.ready()).isLessThanOrEqualTo(LIMIT);
        assertThat(named.ready()).isLessThanOrEqualTo(limitOfANamedReplica);
        assertThat(namedAfterACrash.ready()).isLessThanOrEqualTo(limitOfANamedReplica);
    }

    private Restart restarted(String instance, Consumer<ServiceProcess> end) {
        ServiceProcess.Builder builder = settings.apply(ServiceProcess.builder());
        long start = System.nanoTime();
        ServiceProcess service =
                (instance.isEmpty() ? builder : builder.env("CERTMONITOR_INSTANCE_ID", instance)).start();
        try (service) {
            service.awaitReady(PATIENCE);
            Duration ready = Duration.ofNanos(System.nanoTime() - start);
            await().atMost(PATIENCE)
                    .until(() -> http.json(service.applicationUri().resolve("/api/v1/orders?limit=1"))
                            .path("complete")
                            .asBoolean());
            Restart restart = new Restart(ready, Duration.ofNanos(System.nanoTime() - start));
            end.accept(service);
            return restart;
        }
    }

    /**
     * What was measured.
     *
     * @param ready until it was ready
     * @param whole until its API showed all orders
     */
    private record Restart(Duration ready, Duration whole) {
        @Override
        public String toString() {
            return "%.1f s (%.1f s)".formatted(ready.toMillis() / 1e3, whole.toMillis() / 1e3);
        }
    }
}

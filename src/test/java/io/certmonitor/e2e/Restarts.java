package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.process.ServiceProcess;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** How long a service that comes back takes to be ready, from the start of its process. */
final class Restarts {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LIMIT_OF_A_NAMED_REPLICA = Duration.ofSeconds(5);
    private static final String INSTANCE = "certmonitor-0";

    private final Function<ServiceProcess.Builder, ServiceProcess.Builder> settings;

    /** Restarts of a service with these settings, which has run before and is stopped. */
    Restarts(Function<ServiceProcess.Builder, ServiceProcess.Builder> settings) {
        this.settings = settings;
    }

    /** Stops and starts it in several ways, prints how long each took, and leaves it stopped. */
    void measure() {
        Duration orderly = started("", ServiceProcess::stop);
        started(INSTANCE, ServiceProcess::stop);
        Duration named = started(INSTANCE, ServiceProcess::kill);
        Duration namedAfterACrash = started(INSTANCE, ServiceProcess::kill);
        Duration otherAfterACrash = started("", ServiceProcess::stop);
        System.out.printf(
                "%nRestart to ready: %.1f s; with certmonitor.instance-id %.1f s, after a crash %.1f s;%n"
                        + "another replica in place of a crashed one (session timeout included) %.1f s%n",
                seconds(orderly), seconds(named), seconds(namedAfterACrash), seconds(otherAfterACrash));
        assertThat(orderly).isLessThanOrEqualTo(LIMIT);
        assertThat(named).isLessThanOrEqualTo(LIMIT_OF_A_NAMED_REPLICA);
        assertThat(namedAfterACrash).isLessThanOrEqualTo(LIMIT_OF_A_NAMED_REPLICA);
    }

    private Duration started(String instance, Consumer<ServiceProcess> end) {
        ServiceProcess.Builder builder = settings.apply(ServiceProcess.builder());
        long start = System.nanoTime();
        ServiceProcess service =
                (instance.isEmpty() ? builder : builder.env("CERTMONITOR_INSTANCE_ID", instance)).start();
        try (service) {
            service.awaitReady(PATIENCE);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            end.accept(service);
            return taken;
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}

package io.certmonitor.chaos;

import io.certmonitor.chaos.Ledger.Disturbed;
import io.certmonitor.simulator.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets go wrong what is planned, and enters in the ledger when it began and when it was over. */
final class Disturber {

    private final Cluster cluster;
    private final Ledger ledger;

    Disturber(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
    }

    /** Disturbs replicas or the broker, and returns when they are up again. */
    Callable<Void> disturbance(Disturbance disturbance) {
        return () -> {
            Instant from = Instant.now();
            disturb(disturbance);
            enter(disturbance, from);
            return null;
        };
    }

    /** Begins a fault of Azure, and has it lifted later. */
    Callable<Void> fault(Disturbance disturbance, ScheduledExecutorService later) {
        return () -> {
            Instant from = Instant.now();
            if (disturbance.kind() == Disturbance.Kind.AZURE_OUTAGE) {
                cluster.arm.faults().unreachable(true);
            } else {
                cluster.arm.faults().add(rule(disturbance));
            }
            var lifted = later.schedule(
                    () -> lift(disturbance, from), disturbance.lasts().toMillis(), TimeUnit.MILLISECONDS);
            Objects.requireNonNull(lifted);
            return null;
        };
    }

    private void lift(Disturbance disturbance, Instant from) {
        if (disturbance.kind() == Disturbance.Kind.AZURE_OUTAGE) {
            cluster.arm.faults().unreachable(false);
        } else {
            cluster.arm.faults().remove(rule(disturbance));
        }
        enter(disturbance, from);
    }

    private void disturb(Disturbance disturbance) throws InterruptedException {
        switch (disturbance.kind()) {
            case KILL_SERVICE -> {
                Replica replica = cluster.replicas().get(disturbance.replica());
                replica.kill();
                sleep(disturbance.lasts());
                replica.start();
                replica.awaitReady();
            }
            case STOP_SERVICE -> {
                Replica replica = cluster.replicas().get(disturbance.replica());
                replica.stop();
                sleep(disturbance.lasts());
                replica.start();
                replica.awaitReady();
            }
            case PAUSE_SERVICE -> {
                Replica replica = cluster.replicas().get(disturbance.replica());
                replica.running().pause();
                sleep(disturbance.lasts());
                replica.running().resume();
                replica.awaitReady();
            }
            case JOIN_SERVICE -> join(disturbance);
            case KILL_BROKER -> {
                cluster.killBroker();
                sleep(disturbance.lasts());
                cluster.restartBroker();
            }
            case STOP_BROKER -> {
                cluster.stopBroker();
                sleep(disturbance.lasts());
                cluster.restartBroker();
            }
            case START_UP, AZURE_FAULT, AZURE_OUTAGE -> throw new IllegalArgumentException(disturbance.toString());
        }
    }

    /** A replica comes, and goes in good order or without a word. */
    private void join(Disturbance disturbance) throws InterruptedException {
        Replica guest = cluster.replicas().size() > ChaosPlan.REPLICAS
                ? cluster.replicas().get(ChaosPlan.REPLICAS)
                : cluster.add();
        guest.start();
        guest.awaitReady();
        sleep(disturbance.lasts());
        if (disturbance.replica() == 0) {
            guest.kill();
        } else {
            guest.stop();
        }
    }

    private void enter(Disturbance disturbance, Instant from) {
        ledger.disturbed(new Disturbed(
                disturbance.kind(), disturbance.subscription(), disturbance.toString(), from, Instant.now()));
    }

    private static FaultRule rule(Disturbance disturbance) {
        return Objects.requireNonNull(disturbance.trouble()).in(Objects.requireNonNull(disturbance.subscription()));
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }
}

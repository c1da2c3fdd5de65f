package io.certmonitor.process;

import java.nio.file.Path;
import java.time.Duration;

/** Stands in for a JVM that starts the service and is killed: prints the service's process id and waits. */
final class StandInParent {

    private StandInParent() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess service = ServiceProcess.builder().jar(Path.of(args[0])).start();
        service.awaitReady(Duration.ofSeconds(30));
        System.out.println("pid=" + service.pid());
        Thread.currentThread().join();
    }
}

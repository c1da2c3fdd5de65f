package io.certmonitor.process;

import java.nio.file.Path;
import java.time.Duration;

/** Stands in for a JVM that starts the service and is killed: prints whom it started and waits. */
final class StandInParent {

    private StandInParent() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess service = ServiceProcess.builder().jar(Path.of(args[0])).start();
        service.awaitReady(Duration.ofSeconds(30));
        System.out.println(service.pid());
        service.output().stream()
                .filter(line -> line.startsWith(StandInService.TEMPORARY_FILE))
                .forEach(System.out::println);
        Thread.currentThread().join();
    }
}

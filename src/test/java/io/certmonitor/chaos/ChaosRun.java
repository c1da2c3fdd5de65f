package io.certmonitor.chaos;

import static org.awaitility.Awaitility.await;

import io.certmonitor.chaos.Disturbance.Kind;
import io.certmonitor.chaos.Disturbance.Lane;
import io.certmonitor.chaos.Ledger.Disturbed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Executes a plan, and judges what came of it. */
final class ChaosRun implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private final ChaosPlan plan;
    private final Ledger ledger = new Ledger();
    private final Cluster cluster = new Cluster(environment());
    private final ChangeMaker changes = new ChangeMaker(cluster.azure, ledger);
    private final Disturber disturber = new Disturber(cluster, ledger);
    private final ScheduledExecutorService changing = Executors.newSingleThreadScheduledExecutor();
    private final Map<Lane, ScheduledExecutorService> lanes = new EnumMap<>(Lane.class);
    private final List<Future<?>> planned = new ArrayList<>();
    private Instant start = Instant.now();

    ChaosRun(ChaosPlan plan) {
        this.plan = plan;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, Executors.newSingleThreadScheduledExecutor());
        }
    }

    /** Runs the plan from its beginning to its end. */
    ChaosResult run() throws InterruptedException {
        startUp();
        for (Change change : plan.changes()) {
            planned.add(schedule(changing, change.at(), Executors.callable(() -> changes.make(change))));
        }
        for (Disturbance disturbance : plan.disturbances()) {
            planned.add(schedule(disturbance));
        }
        Future<Memory> early = schedule(lane(Lane.SERVICE), plan.duration().dividedBy(3), this::memory);
        for (Future<?> each : planned) {
            get(each);
        }
        awaitCalm();
        Instant end = Instant.now();
        Memory late = memory();
        replicasNeverGaveUp();
        Journal journal = Journal.read(cluster.topics);
        return new ChaosResult(
                plan,
                ledger,
                upTo(end, journal),
                Checker.check(ledger, upTo(end, journal), start, end),
                get(early),
                late,
                start);
    }

    /** Ends the lanes before the processes, so that nothing is started any more. */
    @Override
    public void close() {
        changing.shutdownNow();
        lanes.values().forEach(ScheduledExecutorService::shutdownNow);
        try {
            for (ScheduledExecutorService lane : lanes.values()) {
                if (!lane.awaitTermination(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("A lane does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cluster.close();
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "CERTMONITOR_POLL_INTERVAL", "2s",
                "CERTMONITOR_EVALUATION_INTERVAL", "1s",
                "CERTMONITOR_POLL_STALE_AFTER", "1h",
                "CERTMONITOR_EVENTS_INVENTORY", "true",
                "CERTMONITOR_EVENTS_REPEAT_INTERVAL_CRITICAL", "60s",
                "CERTMONITOR_AZURE_REQUEST_TIMEOUT", "2s",
                "CERTMONITOR_AZURE_MAX_RETRIES", "1",
                "CERTMONITOR_AZURE_MAX_BACKOFF", "1s"));
        List<Integer> tiers = Expected.TIERS.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int i = 0; i < tiers.size(); i++) {
            String tier = "CERTMONITOR_POLICY_EXPIRING_TIERS_" + i + "__";
            environment.put(tier + "BEFORE", tiers.get(i) + "s");
            environment.put(tier + "NAME", Expected.TIERS.getOrDefault(tiers.get(i), ""));
            environment.put(tier + "SEVERITY", i == 0 ? "warning" : "critical");
        }
        return environment;
    }

    private void startUp() {
        ChaosPlan.populate(cluster.azure, plan.seed());
        Instant from = Instant.now();
        changes.enterAll();
        cluster.start(ChaosPlan.NAMED_REPLICAS, ChaosPlan.REPLICAS - ChaosPlan.NAMED_REPLICAS);
        start = Instant.now();
        ledger.disturbed(new Disturbed(Kind.START_UP, null, "start", from, start));
    }

    private Future<Void> schedule(Disturbance disturbance) {
        Lane lane = disturbance.kind().lane();
        return schedule(
                lane(lane),
                disturbance.at(),
                lane == Lane.AZURE ? disturber.fault(disturbance, lane(lane)) : disturber.disturbance(disturbance));
    }

    private <T> Future<T> schedule(ScheduledExecutorService lane, Duration at, Callable<T> task) {
        long delay = Duration.between(Instant.now(), start.plus(at)).toMillis();
        return lane.schedule(task, delay, TimeUnit.MILLISECONDS);
    }

    private ScheduledExecutorService lane(Lane lane) {
        return lanes.getOrDefault(lane, changing);
    }

    /** Disturbances may take longer than planned: what comes after them must have time to be told all the same. */
    private void awaitCalm() throws InterruptedException {
        Instant calm = ledger.disturbances().stream()
                .map(QuietTimes::effect)
                .map(span -> span.to().plus(Checker.PROMPTNESS.multipliedBy(2)))
                .max(Comparator.naturalOrder())
                .orElse(start);
        Instant end = start.plus(plan.duration());
        Instant latest = calm.isAfter(end) ? calm : end;
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(Instant.now(), latest).toMillis()));
    }

    /** The memory of replicas that have had time to do everything once: of others it would tell their age. */
    private Memory memory() {
        List<Replica> replicas = cluster.replicas().subList(0, ChaosPlan.REPLICAS);
        if (ChaosIT.comparesMemory(plan.duration())) {
            await().atMost(WARM_UP.plusSeconds(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> replicas.stream().allMatch(replica -> replica.hasRunFor(WARM_UP)));
        }
        return Memory.of(replicas);
    }

    private void replicasNeverGaveUp() {
        for (Replica replica : cluster.replicas()) {
            replica.output().stream()
                    .filter(line -> line.contains("cannot be judged") || line.contains("OutOfMemory"))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new IllegalStateException("Seed " + plan.seed() + ", a replica says: " + line);
                    });
        }
    }

    /** What was told while the end was looked at is left out. */
    private static Journal upTo(Instant end, Journal journal) {
        return new Journal(
                journal.told().stream()
                        .filter(told -> !told.time().isAfter(end))
                        .toList(),
                journal.shown().stream()
                        .filter(shown -> !shown.time().isAfter(end))
                        .toList(),
                journal.deadLetters());
    }

    private <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Seed " + plan.seed() + ": " + e.getCause(), e);
        }
    }
}

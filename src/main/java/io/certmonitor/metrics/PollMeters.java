package io.certmonitor.metrics;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.poll.PollCycleFinished;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Counts poll cycles and what went wrong in them. */
@Startup
@Singleton
final class PollMeters {

    private final Timer duration;
    private final MeterProvider<Counter> errors;

    PollMeters(MeterRegistry registry) {
        duration = Histograms.histogram(
                        MetricNames.POLL_DURATION,
                        "How long poll cycles take, from the start to the last observation",
                        250,
                        500,
                        1_000,
                        2_500,
                        5_000,
                        10_000,
                        30_000,
                        60_000,
                        120_000,
                        300_000,
                        600_000)
                .register(registry);
        errors = Counter.builder(MetricNames.POLL_ERRORS)
                .description("What went wrong while polling, by reason")
                .withRegistry(registry);
        reasons().forEach(this::errors);
    }

    void finished(@Observes PollCycleFinished cycle) {
        duration.record(cycle.duration());
        cycle.errors().forEach((reason, count) -> errors(reason).increment(count));
    }

    private Counter errors(String reason) {
        return errors.withTag(MetricNames.REASON, reason);
    }

    private static Stream<String> reasons() {
        return Stream.concat(
                Stream.of(FailureReason.values()).map(FailureReason::label),
                Stream.of(OrderProblem.Kind.values()).map(OrderProblem.Kind::label));
    }
}

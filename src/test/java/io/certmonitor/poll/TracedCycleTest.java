package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.SourceUnderTest;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import io.certmonitor.tracing.RecordedTraces;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A poll cycle as a trace, from its start to each observation. */
@Timeout(60)
class TracedCycleTest {

    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private final SourceUnderTest source =
            new SourceUnderTest(simulator.endpoint().toString());
    private final RecordedTraces traces = new RecordedTraces();
    private final Map<Observation, String> sentWithin = new ConcurrentHashMap<>();
    private final List<String> finishedWithin = new CopyOnWriteArrayList<>();
    private Predicate<Observation> loses = observation -> false;

    @BeforeEach
    void addOrders() {
        for (String order : List.of("web", "api", "pay")) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", order)
                    .build());
        }
    }

    @AfterEach
    void stop() {
        source.close();
        simulator.close();
    }

    @Test
    void everythingIsBelowTheCycle() {
        SpanData cycle = run();

        assertThat(traces.steps()).extracting(SpanData::getTraceId).containsOnly(cycle.getTraceId());
        assertThat(cycle.getParentSpanContext().isValid()).isFalse();
        assertThat(cycle.getAttributes().get(AttributeKey.longKey(TraceNames.SUBSCRIPTIONS)))
                .isEqualTo(1);
        assertThat(cycle.getAttributes().get(AttributeKey.longKey(TraceNames.ERRORS)))
                .isZero();
        assertThat(cycle.getAttributes().get(AttributeKey.booleanKey(TraceNames.FULL)))
                .isTrue();
        assertThat(traces.only("azure list_subscriptions").getParentSpanId()).isEqualTo(cycle.getSpanId());
        assertThat(traces.only("list scope").getParentSpanId()).isEqualTo(cycle.getSpanId());
    }

    @Test
    void observationsAreSentInStepsThatTheyName() {
        SpanData cycle = run();

        SpanData listing = traces.only("list scope");
        List<SpanData> sending = traces.steps("send certmonitor.observations");
        assertThat(sending)
                .extracting(SpanData::getParentSpanId)
                .containsExactly(cycle.getSpanId(), listing.getSpanId(), listing.getSpanId());
        assertThat(sending)
                .extracting(step -> step.getAttributes().get(AttributeKey.longKey(TraceNames.MESSAGING_COUNT)))
                .containsExactly(1L, 3L, 1L);
        assertThat(sending).extracting(SpanData::getKind).containsOnly(SpanKind.PRODUCER);
        assertThat(sentWithin).hasSize(5);
        assertThat(sentWithin.values())
                .isSubsetOf(sending.stream().map(RecordedTraces::traceparent).toList());
    }

    @Test
    void theEndOfTheCycleIsToldWithinIt() {
        SpanData cycle = run();

        assertThat(finishedWithin).containsExactly(RecordedTraces.traceparent(cycle));
    }

    @Test
    void observationsThatAreLostFailTheirStep() {
        loses = observation -> !(observation instanceof PollStarted);

        SpanData cycle = run();

        assertThat(traces.steps("send certmonitor.observations"))
                .extracting(step -> String.valueOf(step.getAttributes().get(AttributeKey.stringKey("error.type"))))
                .containsExactly("null", "internal", "internal");
        assertThat(cycle.getAttributes().get(AttributeKey.longKey(TraceNames.ERRORS)))
                .isPositive();
    }

    private SpanData run() {
        PartitionOwnership ownership = new PartitionOwnership();
        ownership.assigned(subscription -> true);
        PollCycle cycle = new PollCycle(
                source.source(),
                new ObservationPublisher(this::send, new KafkaHealth(change -> {})),
                new MonitoredSubscriptions(source.source(), new FleetView(), ScopeFilter.EVERYTHING),
                ownership,
                new ServiceStatus(),
                Clock.systemUTC(),
                finished -> finishedWithin.add(String.valueOf(Step.current().traceparent())));
        Step step = traces.tracing().start().begin(TraceNames.POLL_CYCLE);
        step.run(() -> cycle.run(Duration.ofMinutes(1)));
        step.end();
        return traces.only(TraceNames.POLL_CYCLE);
    }

    private CompletionStage<Void> send(Observation observation) {
        sentWithin.put(observation, String.valueOf(Step.current().traceparent()));
        return loses.test(observation)
                ? CompletableFuture.failedStage(new IOException("the broker is gone"))
                : CompletableFuture.completedStage(null);
    }
}

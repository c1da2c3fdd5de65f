package io.certmonitor.stream;

import static io.certmonitor.stream.TopologyFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.tracing.RecordedTraces;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leads to an event is a step of a trace, and what leads to none is not. */
class TracedJudgementTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String SENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final RecordedTraces traces = new RecordedTraces();
    private final TopologyFixture topology = fixture(Encoding.BINARY, traces.tracing());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void theEventNamesTheStepThatGoesOnWithTheTraceOfItsObservation() {
        see(topology, denied());
        topology.commits.committed();

        CloudEvent event = only(topology.told());
        SpanData judging = traces.only("judge order");
        assertThat(judging.getTraceId()).isEqualTo(TRACE);
        assertThat(judging.getParentSpanId()).isEqualTo(PARENT);
        assertThat(event.getExtension("traceparent")).isEqualTo(RecordedTraces.traceparent(judging));
        assertThat(text(judging, TraceNames.EVENT_ID)).isEqualTo(event.getId());
        assertThat(text(judging, TraceNames.EVENT_TYPE)).isEqualTo(event.getType());
        assertThat(text(judging, TraceNames.EVENT_SUBJECT)).isEqualTo(event.getSubject());
        assertThat(text(judging, TraceNames.FINDING)).isEqualTo("ORDER_FAILED");
        assertThat(text(judging, TraceNames.SEVERITY)).isEqualTo("critical");
    }

    @Test
    void anOrderThatStaysAsItIsHasNoStep() {
        see(topology, denied());
        see(topology, denied());
        topology.commits.committed();

        assertThat(traces.steps()).hasSize(1);
    }

    @Test
    void aStepLastsUntilItsEventIsCommitted() {
        see(topology, denied());
        assertThat(traces.steps()).isEmpty();

        topology.commits.committed();

        assertThat(traces.steps()).hasSize(1);
    }

    @Test
    void aTransactionThatIsGivenUpFailsItsSteps() {
        see(topology, denied());

        topology.commits.aborted();

        assertThat(text(traces.only("judge order"), TraceNames.ERROR_TYPE)).isEqualTo("aborted");
        assertThat(topology.committed).isEmpty();
    }

    @Test
    void theCommitIsToldWithinTheStep() {
        see(topology, denied());
        topology.commits.committed();

        assertThat(topology.committedWithin).containsExactly(RecordedTraces.traceparent(traces.only("judge order")));
    }

    @Test
    void eachEventThatTimeBringsAboutBeginsATrace() {
        see(
                topology,
                CertificateOrder.builder(new OrderId(SUBSCRIPTION, "shop", "web"))
                        .status(AzureValue.of(OrderStatus.ISSUED))
                        .expirationTime(TopologyFixture.START.plus(Duration.ofDays(31)))
                        .autoRenew(true)
                        .build());
        topology.told();
        topology.commits.committed();
        int before = traces.steps().size();

        topology.pass(Duration.ofDays(2));
        topology.commits.committed();

        List<SpanData> judged = traces.steps().subList(before, traces.steps().size());
        assertThat(judged).isNotEmpty().allSatisfy(step -> {
            assertThat(step.getParentSpanContext().isValid()).isFalse();
            assertThat(step.getTraceId()).isNotEqualTo(TRACE);
        });
        assertThat(topology.told())
                .extracting(event -> event.getExtension("traceparent"))
                .containsExactlyElementsOf(
                        judged.stream().map(RecordedTraces::traceparent).toList());
    }

    @Test
    void anUnreachableSubscriptionIsAStepOfItsOwnName() {
        topology.begin("poll-1");
        topology.fail("poll-1", Scope.subscription(SUBSCRIPTION), FailureReason.FORBIDDEN);
        topology.pass(TopologyFixture.STALE_AFTER.plusMinutes(1));
        topology.commits.committed();

        assertThat(text(traces.only("judge subscription"), TraceNames.EVENT_TYPE))
                .isEqualTo("io.certmonitor.subscription.unreachable.v1");
    }

    @Test
    void whatAnEventSaysDoesNotDependOnTheTrace() {
        see(topology, denied());
        CloudEvent traced = only(topology.told());
        try (TopologyFixture off = fixture(Encoding.BINARY, Tracing.OFF)) {
            see(off, denied());
            CloudEvent untraced = only(off.told());

            assertThat(untraced.getExtensionNames()).doesNotContain("traceparent");
            assertThat(untraced.getId()).isEqualTo(traced.getId());
            assertThat(TopologyFixture.data(untraced)).isEqualTo(TopologyFixture.data(traced));
        }
    }

    @Test
    void inStructuredModeTheAttributeIsInTheValue() {
        try (TopologyFixture structured = fixture(Encoding.STRUCTURED, traces.tracing())) {
            see(structured, denied());
            structured.commits.committed();

            assertThat(TopologyFixture.json(structured.toldBytes().get(0).value())
                            .path("traceparent")
                            .asText())
                    .isEqualTo(RecordedTraces.traceparent(traces.only("judge order")));
        }
    }

    @Test
    void aHeaderThatCannotBeReadBeginsATrace() {
        topology.send(new PollStarted("poll-1", topology.clock.instant(), SUBSCRIPTION), "nonsense");
        topology.send(new OrderSeen("poll-1", topology.clock.instant(), SUBSCRIPTION, denied()), "nonsense");
        topology.commits.committed();

        assertThat(traces.only("judge order").getParentSpanContext().isValid()).isFalse();
    }

    private static void see(TopologyFixture topology, CertificateOrder order) {
        topology.send(new PollStarted("poll", topology.clock.instant(), SUBSCRIPTION), SENT);
        topology.send(new OrderSeen("poll", topology.clock.instant(), SUBSCRIPTION, order), SENT);
    }

    private static CertificateOrder denied() {
        return CertificateOrder.builder(new OrderId(SUBSCRIPTION, "shop", "web"))
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();
    }

    private static TopologyFixture fixture(Encoding encoding, Tracing tracing) {
        return new TopologyFixture(
                new Policy(PolicySettings.DEFAULT), ScopeFilter.EVERYTHING, EventSettings.DEFAULT, encoding, tracing);
    }

    private static CloudEvent only(List<CloudEvent> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String text(SpanData step, String attribute) {
        return String.valueOf(step.getAttributes().get(AttributeKey.stringKey(attribute)));
    }
}

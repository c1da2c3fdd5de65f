package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

    private static final String OTHERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final RecordedTraces traces = new RecordedTraces();

    @Test
    void whatBeginsWithinAStepIsBelowIt() {
        Step cycle = traces.tracing().start().begin("cycle");
        cycle.run(() -> Step.current().beginRequest("request").end());
        cycle.end();

        SpanData request = traces.only("request");
        assertThat(request.getParentSpanId()).isEqualTo(traces.only("cycle").getSpanId());
        assertThat(request.getTraceId()).isEqualTo(traces.only("cycle").getTraceId());
        assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(traces.only("cycle").getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void afterAStepTheOneBeforeIsCurrentAgain() {
        Step outer = traces.tracing().start().begin("outer");

        outer.run(() -> {
            outer.begin("inner").run(() -> {});
            assertThat(Step.current()).isSameAs(outer);
        });

        assertThat(Step.current()).isSameAs(Step.NONE);
    }

    @Test
    void whatIsSaidOfAStepIsInItsSpan() {
        traces.tracing()
                .start()
                .beginSending("send")
                .set("name", "web")
                .set("count", 3)
                .set("full", true)
                .fail("timeout")
                .end();

        SpanData send = traces.only("send");
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(send.getAttributes().get(AttributeKey.stringKey("name"))).isEqualTo("web");
        assertThat(send.getAttributes().get(AttributeKey.longKey("count"))).isEqualTo(3);
        assertThat(send.getAttributes().get(AttributeKey.booleanKey("full"))).isTrue();
        assertThat(send.getAttributes().get(AttributeKey.stringKey(TraceNames.ERROR_TYPE)))
                .isEqualTo("timeout");
    }

    @Test
    void othersGoOnFromTheStepThatTheyAreTold() {
        Step sending = traces.tracing().start().beginSending("send");
        sending.end();

        traces.tracing()
                .from(Objects.requireNonNull(sending.traceparent()))
                .begin("read")
                .end();

        assertThat(sending.traceparent()).isEqualTo(RecordedTraces.traceparent(traces.only("send")));
        assertThat(traces.only("read").getParentSpanId())
                .isEqualTo(traces.only("send").getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void whatCannotBeReadBeginsATraceOfItsOwn(String traceparent) {
        traces.tracing().from(traceparent).begin("read").end();

        assertThat(traces.only("read").getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void whileTracingIsOffNothingIsPassedOn() {
        Step step = Tracing.OFF.from(OTHERS).begin("read").set("name", "web").fail("timeout");
        step.end();

        assertThat(step.<String>call(() -> String.valueOf(Step.current().traceparent())))
                .isEqualTo("null");
        assertThat(Tracing.OFF.isOn()).isFalse();
        assertThat(step).isSameAs(Step.NONE);
    }
}

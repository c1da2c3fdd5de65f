package io.certmonitor.stream;

import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent;
import io.cloudevents.CloudEvent;

/** The step of a trace that leads to an event: what is judged and yields none has no step. */
final class JudgingStep {

    private JudgingStep() {}

    /** Begins it below the current step. */
    static Step begin(MonitorEvent event) {
        return Step.current().beginSending(TraceNames.JUDGE + (event instanceof OrderEvent ? "order" : "subscription"));
    }

    /** Says what the event is. */
    static void describe(Step step, CloudEvent event) {
        step.set(TraceNames.MESSAGING_SYSTEM, "kafka")
                .set(TraceNames.MESSAGING_OPERATION, "send")
                .set(TraceNames.MESSAGING_DESTINATION, Topics.ORDER_EVENTS)
                .set(TraceNames.EVENT_ID, event.getId())
                .set(TraceNames.EVENT_TYPE, event.getType())
                .set(TraceNames.EVENT_SUBJECT, String.valueOf(event.getSubject()))
                .set(TraceNames.SEVERITY, String.valueOf(event.getExtension("severity")));
        Object finding = event.getExtension("finding");
        if (finding != null) {
            step.set(TraceNames.FINDING, finding.toString());
        }
    }
}

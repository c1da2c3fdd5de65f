package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Runs the judgement of one partition inside Kafka Streams: opens its state once the stores are restored, hands it
 * observations and the passing of time, and gives it up with the partition.
 */
final class JudgeProcessor implements Processor<Object, Object, String, byte[]> {

    private static final Duration READING_LOOK = Duration.ofSeconds(1);

    private final JudgeDependencies dependencies;
    private @Nullable PartitionState state;
    private @Nullable PartitionJudge judge;
    private @Nullable Cancellable evaluation;
    private @Nullable Cancellable reading;

    JudgeProcessor(JudgeDependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        PartitionState opened = PartitionState.open(context, dependencies.view(), dependencies.reader());
        PartitionJudge opening = new PartitionJudge(dependencies, opened, new Teller(context, dependencies));
        state = opened;
        judge = opening;
        evaluation = context.schedule(dependencies.evaluationInterval(), PunctuationType.WALL_CLOCK_TIME, time -> {
            if (opened.isRead()) {
                opening.reconsiderAll();
            }
        });
        watchReading(context, opened);
    }

    /** State that cannot be read must stop the topology soon, and not only when something is to be judged. */
    private void watchReading(ProcessorContext<String, byte[]> context, PartitionState opened) {
        reading = context.schedule(READING_LOOK, PunctuationType.WALL_CLOCK_TIME, time -> {
            if (opened.isRead()) {
                cancel(reading);
            }
        });
    }

    private static void cancel(@Nullable Cancellable schedule) {
        if (schedule != null) {
            schedule.cancel();
        }
    }

    @Override
    public void process(Record<Object, Object> decoded) {
        if (judge == null) {
            throw new IllegalStateException("init was not called");
        }
        PartitionJudge judging = judge;
        step(decoded.headers()).run(() -> judging.observe((Observation) decoded.value()));
    }

    /** What is judged goes on with the trace of its observation. */
    private Step step(Headers headers) {
        Header parent = dependencies.tracing().isOn() ? headers.lastHeader(Tracing.TRACEPARENT) : null;
        return dependencies
                .tracing()
                .from(
                        parent == null || parent.value() == null
                                ? null
                                : new String(parent.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        cancel(evaluation);
        cancel(reading);
        if (state != null) {
            state.close();
        }
    }
}

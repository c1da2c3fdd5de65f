package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedExporterTest {

    private static final Logger LOGGER = Logger.getLogger(Tracing.class.getName());

    private final StandIn collector = new StandIn();
    private final WatchedExporter exporter = new WatchedExporter(collector, "http://collector:4318");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(lines);
    }

    @Test
    void aCollectorThatIsThereIsNotSpokenOf() {
        export();
        export();

        assertThat(lines.written).isEmpty();
    }

    @Test
    void aCollectorThatIsAwayIsToldOnceWithTheReason() {
        collector.failure = new IllegalStateException(new ConnectException("refused"));

        export();
        export();

        assertThat(lines.written)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("http://collector:4318", "refused"));
    }

    @Test
    void aCollectorThatAnswersOtherwiseIsToldTooWithoutItsAnswer() {
        collector.failure = new IllegalStateException((String) null);

        export();

        assertThat(lines.written)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("the collector answers with an error"));
    }

    @Test
    void eachChangeIsToldOnce() {
        collector.failure = new IllegalStateException("503");
        export();
        collector.failure = null;
        export();
        export();
        collector.failure = new IllegalStateException("503");
        export();

        assertThat(lines.written)
                .extracting(line -> line.replaceAll(" endpoint.*", ""))
                .containsExactly(
                        "traces do not arrive and are dropped, nothing else is affected",
                        "traces arrive again",
                        "traces do not arrive and are dropped, nothing else is affected");
    }

    @Test
    void anExporterThatThrowsIsToldOnceWithoutItsMessage() {
        collector.thrown = new IllegalArgumentException("unexpected char in api-key value: s3cret");

        export();
        assertThat(exporter.export(List.of()).isSuccess()).isFalse();

        assertThat(lines.written)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("do not arrive", "IllegalArgumentException")
                        .doesNotContain("s3cret"));
    }

    @Test
    void theResultIsPassedOn() {
        collector.failure = new IllegalStateException("503");

        assertThat(exporter.export(List.of()).isSuccess()).isFalse();
    }

    private void export() {
        exporter.export(List.of());
    }

    private static final class StandIn implements SpanExporter {

        private @Nullable Exception failure;
        private @Nullable RuntimeException thrown;

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            if (thrown != null) {
                throw thrown;
            }
            return failure == null
                    ? CompletableResultCode.ofSuccess()
                    : CompletableResultCode.ofExceptionalFailure(failure);
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private static final class Lines extends Handler {

        private final List<String> written = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            written.add(new PatternFormatter("%s").format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

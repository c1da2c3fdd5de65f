package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.e2e.OtlpCollector.TracedStep;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.SimulatedOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Traces as a collector, subscribers and Prometheus get them, and that there are none until they are wanted. */
class TracingIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
    private static final Pattern EXEMPLAR =
            Pattern.compile("(certmonitor_[a-z_]+)\\{[^}]*} \\S+ # \\{(?:[^}]*,)?trace_id=\"([0-9a-f]{32})\"");

    private final int port = FreePorts.next();

    @Test
    void oneTraceGoesFromThePollCycleToTheEvent() {
        try (OtlpCollector collector = OtlpCollector.start(port);
                MonitorRig rig = tracing()) {
            ServiceProcess service = startWithDeniedOrder(rig);

            String[] traceparent = header(onlyEvent(rig), "ce_traceparent").split("-", 4);
            List<TracedStep> path = awaitPath(collector, traceparent[2]);

            assertThat(path)
                    .extracting(TracedStep::name)
                    .containsExactly("judge order", "send certmonitor.observations", "list scope", "poll cycle");
            assertThat(path).extracting(TracedStep::traceId).containsOnly(traceparent[1]);
            assertThat(path.get(0).attributes()).containsEntry("cloudevents.event_id", header(onlyEvent(rig), "ce_id"));
            assertThat(path.get(0).resource())
                    .contains("service.name=certmonitor", "service.version=", "service.instance.id=");
            assertThat(collector.steps()).extracting(TracedStep::name).contains("azure list_orders");
            assertExemplars(rig, service, collector);
        }
    }

    @Test
    void withoutACollectorNoHeaderAndNoExemplarIsWrittenAndNothingSent() {
        try (OtlpCollector collector = OtlpCollector.start(port);
                MonitorRig rig = new MonitorRig()) {
            ServiceProcess service = startWithDeniedOrder(rig);
            rig.awaitPolls(2);

            assertThat(onlyEvent(rig).headers())
                    .noneMatch(header -> header.key().contains("traceparent"));
            assertThat(observations(rig))
                    .isNotEmpty()
                    .allMatch(observed -> observed.headers().lastHeader("traceparent") == null);
            assertThat(rig.openMetrics(service))
                    .contains("certmonitor_events_total")
                    .doesNotContain("trace_id");
            service.stop();
            assertThat(collector.steps()).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsAwayDisturbsNothingAndIsToldOncePerChange() {
        try (MonitorRig rig = tracing().with("OTEL_BSP_SCHEDULE_DELAY", "100")) {
            ServiceProcess service = startWithDeniedOrder(rig);
            awaitLine(service, "traces do not arrive");
            rig.awaitPolls(5);
            try (OtlpCollector collector = OtlpCollector.start(port)) {
                awaitLine(service, "traces arrive again");
                await().atMost(MonitorRig.PATIENCE)
                        .until(() -> collector.steps().stream()
                                .anyMatch(step -> step.name().equals("poll cycle")));
            }

            assertThat(lines(service, "traces ")).hasSize(2);
            assertThat(service.output())
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains("io.opentelemetry"));
            assertThat(service.isReady()).isTrue();
            assertThat(service.stop(Duration.ofSeconds(20))).isIn(0, 143);
        }
    }

    private MonitorRig tracing() {
        return new MonitorRig()
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + port)
                .with("OTEL_BSP_SCHEDULE_DELAY", "200");
    }

    private static ServiceProcess startWithDeniedOrder(MonitorRig rig) {
        rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", "web")
                .status("Denied")
                .build());
        ServiceProcess service = rig.start();
        await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 1);
        return service;
    }

    /** From a step up to the one that has none above it. */
    private static List<TracedStep> awaitPath(OtlpCollector collector, String from) {
        List<TracedStep> path = new ArrayList<>();
        String id = from;
        while (!id.isEmpty()) {
            String wanted = id;
            await().atMost(MonitorRig.PATIENCE)
                    .until(() -> collector.step(wanted).isPresent());
            TracedStep step = collector.step(wanted).orElseThrow();
            path.add(step);
            id = step.parentId();
        }
        return path;
    }

    private static void assertExemplars(MonitorRig rig, ServiceProcess service, OtlpCollector collector) {
        List<MatchResult> exemplars =
                EXEMPLAR.matcher(rig.openMetrics(service)).results().toList();
        assertThat(exemplars)
                .extracting(exemplar -> exemplar.group(1))
                .contains(
                        "certmonitor_detection_delay_seconds_bucket",
                        "certmonitor_poll_duration_seconds_bucket",
                        "certmonitor_azure_request_duration_seconds_bucket",
                        "certmonitor_events_total");
        await().atMost(MonitorRig.PATIENCE)
                .untilAsserted(() -> assertThat(collector.steps())
                        .extracting(TracedStep::traceId)
                        .containsAll(exemplars.stream()
                                .map(exemplar -> exemplar.group(2))
                                .toList()));
        assertThat(rig.metrics(service)).contains("certmonitor_events_total").doesNotContain("trace_id");
    }

    private static ConsumerRecord<String, byte[]> onlyEvent(MonitorRig rig) {
        List<ConsumerRecord<String, byte[]>> events =
                rig.topics.read("certmonitor.order-events", new ByteArrayDeserializer());
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<ConsumerRecord<String, byte[]>> observations(MonitorRig rig) {
        return rig.topics.read("certmonitor.observations", new ByteArrayDeserializer());
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void awaitLine(ServiceProcess service, String text) {
        await().atMost(MonitorRig.PATIENCE).until(() -> !lines(service, text).isEmpty());
    }

    private static List<String> lines(ServiceProcess service, String text) {
        return service.output().stream().filter(line -> line.contains(text)).toList();
    }
}

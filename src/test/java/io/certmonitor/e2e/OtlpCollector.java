package io.certmonitor.e2e;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes traces by OTLP over HTTP on this machine, as a collector does. */
final class OtlpCollector implements AutoCloseable {

    private final HttpServer server;
    private final List<TracedStep> steps = new CopyOnWriteArrayList<>();

    /** What it was sent: a span with its resource. */
    record TracedStep(
            String name, String traceId, String id, String parentId, Map<String, String> attributes, String resource) {}

    private OtlpCollector(HttpServer server) {
        this.server = server;
    }

    /** Starts one on this port. */
    static OtlpCollector start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            OtlpCollector collector = new OtlpCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<TracedStep> steps() {
        return List.copyOf(steps);
    }

    /** The step of this id, once it is there. */
    Optional<TracedStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        for (ResourceSpans spans : request.getResourceSpansList()) {
            String resource =
                    attributes(spans.getResource().getAttributesList()).toString();
            spans.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(span -> step(span, resource))
                    .forEach(steps::add);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static TracedStep step(Span span, String resource) {
        return new TracedStep(
                span.getName(),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                attributes(span.getAttributesList()),
                resource);
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, OtlpCollector::text));
    }

    private static String text(KeyValue attribute) {
        return attribute.getValue().hasIntValue()
                ? Long.toString(attribute.getValue().getIntValue())
                : attribute.getValue().getStringValue();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}

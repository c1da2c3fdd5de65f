package io.certmonitor.simulator;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes requests from the wire to the APIs and their answers back, with the faults in between. */
final class SimulatorHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final SimulatedAzure azure;
    private final SimulatorOptions options;
    private final RequestLog log;
    private final Faults faults;
    private final ArmApi arm;
    private final ControlApi control;

    SimulatorHandler(Vertx vertx, SimulatedAzure azure, SimulatorOptions options, RequestLog log, Faults faults) {
        this.vertx = vertx;
        this.azure = azure;
        this.options = options;
        this.log = log;
        this.faults = faults;
        this.arm = new ArmApi(azure, options);
        this.control = new ControlApi(azure, faults);
    }

    @Override
    public void handle(HttpServerRequest http) {
        http.body().onSuccess(body -> handle(http, request(http, body.toString())));
    }

    private void handle(HttpServerRequest http, ArmRequest request) {
        if (request.path().equals("/control") || request.path().startsWith("/control/")) {
            send(http, control.answer(request));
        } else {
            arm(http, request);
        }
    }

    private void arm(HttpServerRequest http, ArmRequest request) {
        ArmCall call = ArmCall.of(request).orElse(null);
        log.add(
                call,
                new ReceivedRequest(
                        request.method(),
                        request.path(),
                        http.query(),
                        request.body(),
                        request.authorization() != null,
                        azure.clock().instant()));
        Fault fault = faults.take(call);
        if (fault instanceof Fault.DropConnection) {
            http.connection().close();
        } else if (!(fault instanceof Fault.Hang)) {
            Duration extra = fault instanceof Fault.Delay delay ? delay.duration() : Duration.ZERO;
            later(options.latency().plus(extra), () -> {
                Answer answer = answer(call, request, fault);
                if (fault instanceof Fault.AbortedBody) {
                    abort(http, answer);
                } else {
                    send(http, answer);
                }
            });
        }
    }

    private Answer answer(@Nullable ArmCall call, ArmRequest request, @Nullable Fault fault) {
        Answer right = arm.answer(call, request, fault);
        if (fault instanceof Fault.Status status) {
            return Answer.error(status.status(), status.code(), status.message())
                    .with(status.headers());
        } else if (fault instanceof Fault.Html) {
            return right.ok("<!DOCTYPE html><html><body><h1>Sign in to continue</h1></body></html>")
                    .with(Map.of("Content-Type", "text/html; charset=utf-8"));
        } else if (fault instanceof Fault.EmptyBody) {
            return right.ok("");
        } else if (fault instanceof Fault.TruncatedBody) {
            return right.ok(right.body().substring(0, right.body().length() / 2));
        }
        return right;
    }

    private void later(Duration delay, Runnable action) {
        if (delay.toMillis() > 0) {
            vertx.setTimer(delay.toMillis(), timer -> action.run());
        } else {
            action.run();
        }
    }

    private static void send(HttpServerRequest http, Answer answer) {
        answer.headers().forEach(http.response()::putHeader);
        http.response().setStatusCode(answer.status()).end(answer.body());
    }

    /** Promises the whole body and closes the connection in the middle of it. */
    private static void abort(HttpServerRequest http, Answer answer) {
        Buffer body = Buffer.buffer(answer.body());
        answer.headers().forEach(http.response()::putHeader);
        http.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Length", String.valueOf(body.length()))
                .write(body.slice(0, body.length() / 2))
                .onComplete(written -> http.connection().close());
    }

    private static ArmRequest request(HttpServerRequest http, String body) {
        Map<String, String> query = new LinkedHashMap<>();
        http.params().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        String authority = http.getHeader("Host");
        return new ArmRequest(
                http.method().name(),
                "http://" + (authority == null ? http.localAddress().toString() : authority),
                http.path(),
                query,
                http.getHeader("Authorization"),
                body);
    }
}

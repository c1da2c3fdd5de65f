package io.certmonitor.simulator;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
        ArmRequest request = request(http);
        if (request.path().equals("/control") || request.path().startsWith("/control/")) {
            http.body().onSuccess(body -> send(http, control.answer(request, body.toString())));
        } else {
            arm(http, request);
        }
    }

    private void arm(HttpServerRequest http, ArmRequest request) {
        ArmCall call = call(request.path()).orElse(null);
        log.add(
                call,
                new ReceivedRequest(
                        request.method(),
                        request.path(),
                        http.query(),
                        request.authorization() != null,
                        azure.clock().instant()));
        Fault fault = faults.take(call);
        if (fault instanceof Fault.DropConnection) {
            http.connection().close();
        } else if (!(fault instanceof Fault.Hang)) {
            Duration extra = fault instanceof Fault.Delay delay ? delay.duration() : Duration.ZERO;
            later(options.latency().plus(extra), () -> send(http, answer(call, request, fault)));
        }
    }

    private Answer answer(@Nullable ArmCall call, ArmRequest request, @Nullable Fault fault) {
        Answer right = arm.answer(call, request, fault);
        if (fault instanceof Fault.Status status) {
            Answer error = Answer.error(status.status(), status.code(), status.message());
            String retryAfter = status.retryAfter();
            return retryAfter == null ? error : error.with(Map.of("Retry-After", retryAfter));
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

    /** A path that cannot be decoded is one that nobody knows. */
    private static Optional<ArmCall> call(String path) {
        try {
            return ArmCall.of(path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ArmRequest request(HttpServerRequest http) {
        Map<String, String> query = new LinkedHashMap<>();
        http.params().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        String authority = http.getHeader("Host");
        return new ArmRequest(
                http.method().name(),
                "http://" + (authority == null ? http.localAddress().toString() : authority),
                http.path(),
                query,
                http.getHeader("Authorization"));
    }
}

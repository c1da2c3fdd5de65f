package io.certmonitor.api;

import io.certmonitor.event.DocumentJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is larger than {@code quarkus.http.limits.max-body-size} with a problem, before any of it is
 * kept. Quarkus would refuse it as well, later and with an empty answer. A body without a length is read up to the
 * limit.
 */
@Singleton
final class BodyLimit {

    private static final int LENGTH_REQUIRED = 411;
    private static final int TOO_LARGE = 413;

    /** Before Quarkus' own check ({@code RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT}). */
    private static final int ORDER = -1_000;

    /** For the caller to read the answer: closing at once would cut it off while the body still comes. */
    private static final long MILLIS_TO_CLOSE = 5_000;

    private final long limit;
    private final BodyHandler body;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
        this.body = BodyHandler.create(false).setBodyLimit(this.limit);
    }

    void install(@Observes Router router) {
        router.route()
                .order(ORDER)
                .handler(this::admit)
                .handler(BodyLimit::passOn)
                .failureHandler(this::refuse);
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = length(request);
        if (length > limit) {
            context.fail(TOO_LARGE);
        } else if (length < 0 && isUnmeasured(request)) {
            // Quarkus cannot take over a request of HTTP/2 that was read before it.
            context.fail(LENGTH_REQUIRED);
        } else if (isReadHere(request)) {
            body.handle(context);
        } else {
            // No path takes forms: they are refused, and reading one here would only make work.
            context.next();
        }
    }

    /** Quarkus would wait for the end of a body that was read before it and is empty. */
    private static void passOn(RoutingContext context) {
        if (isReadHere(context.request()) && context.body().buffer() == null) {
            context.fail(LENGTH_REQUIRED);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        Problem problem = problem(context.statusCode());
        if (problem == null || context.response().headWritten()) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        boolean closes = request.version() != HttpVersion.HTTP_2;
        if (closes) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(DocumentJson.write(problem)));
        discardTheRest(context, closes);
    }

    private @Nullable Problem problem(int status) {
        return switch (status) {
            case TOO_LARGE -> Problem.tooLarge(limit);
            case LENGTH_REQUIRED -> Problem.lengthRequired();
            default -> null;
        };
    }

    private static void discardTheRest(RoutingContext context, boolean closes) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        if (request.isEnded()) {
            return;
        }
        request.handler(ignored -> {}).exceptionHandler(ignored -> {});
        if (closes) {
            long timer = context.vertx().setTimer(MILLIS_TO_CLOSE, ignored -> connection.close());
            connection.closeHandler(ignored -> context.vertx().cancelTimer(timer));
            request.endHandler(ignored -> connection.close());
        }
        request.resume();
    }

    /** The length that the caller tells; -1 without one. Vert.x lets no wrong one pass. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static boolean isReadHere(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && length(request) < 0
                && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && !isForm(request);
    }

    /** Of a request of HTTP/2 only its type tells beforehand that a body comes. */
    private static boolean isUnmeasured(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                && request.method().equals(HttpMethod.POST)
                && request.headers().contains(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String lowerCase = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lowerCase.startsWith("multipart/") || lowerCase.startsWith("application/x-www-form-urlencoded");
    }
}

package io.certmonitor.azure.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Configuration;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.paging.TextResponse;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Sends the requests of listings and logins by the application's own Vert.x. The SDK's adapter for Vert.x is not used,
 * because a request that is given up keeps its connection there, and every lost connection prints a stack trace.
 */
public final class AzureHttpClient implements HttpClient {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int MAX_HEADER_BYTES = 256 * 1024;
    /** As many requests may have stalled as there are places. */
    private static final int CONNECTIONS_PER_PLACE = 2;

    private static final int CONNECTIONS_BESIDES_WORKERS = 4;
    /** Far above any page of Azure's, which has a few hundred kilobytes, and low enough for all workers at once. */
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private final io.vertx.core.http.HttpClient client;
    private final Duration timeout;
    private final int maxBodyBytes;

    /** Makes a client that lives as long as the Vert.x instance. */
    public AzureHttpClient(Vertx vertx, AzureConfig config) {
        this(vertx, config, MAX_BODY_BYTES);
    }

    /** Makes a client that takes no answer whose body is larger than this. */
    AzureHttpClient(Vertx vertx, AzureConfig config, int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
        this.timeout = config.requestTimeout();
        Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connect.toMillis()))
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxPoolSize(CONNECTIONS_PER_PLACE * config.concurrency() + CONNECTIONS_BESIDES_WORKERS);
        OutboundProxy.use(options, Configuration.getGlobalConfiguration(), config.endpoint());
        this.client = vertx.createHttpClient(options);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.<HttpResponse>create(sink -> exchange(request, sink)).timeout(timeout);
    }

    private void exchange(HttpRequest request, MonoSink<HttpResponse> sink) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<HttpClientRequest> connected = client.request(options(request));
        sink.onCancel(() -> {
            cancelled.set(true);
            // Closes the connection, on which an answer could still come.
            connected.onSuccess(HttpClientRequest::reset);
        });
        connected
                .compose(open -> cancelled.get() ? Future.failedFuture("cancelled") : send(request, open))
                .onComplete(result -> {
                    if (cancelled.get()) {
                        return;
                    }
                    if (result.succeeded()) {
                        sink.success(result.result());
                    } else {
                        sink.error(asIoException(result.cause()));
                    }
                });
    }

    private Future<HttpResponse> send(HttpRequest request, HttpClientRequest open) {
        // Whoever waits is told by the answer; Vert.x would log each request that is given up as an error besides.
        open.exceptionHandler(told -> {});
        BinaryData body = request.getBodyAsBinaryData();
        Future<HttpClientResponse> answer = body == null ? open.send() : open.send(Buffer.buffer(body.toBytes()));
        return answer.compose(response -> body(response).map(bytes -> response(request, response, bytes)));
    }

    /** Puts the parts together once all are there: a buffer that grows takes twice what it holds. */
    private Future<byte[]> body(HttpClientResponse response) {
        Promise<byte[]> whole = Promise.promise();
        BodyParts parts = new BodyParts(maxBodyBytes);
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(parts.whole()))
                .handler(part -> {
                    if (!parts.add(part) && whole.tryFail(tooLarge())) {
                        // Closes the connection, so that the rest is not even read.
                        response.request().reset();
                    }
                });
        return whole.future();
    }

    private ListingException tooLarge() {
        return new ListingException(
                FailureReason.NOT_JSON,
                "Azure's answer is larger than " + maxBodyBytes + " bytes, and was not read to its end;"
                        + " does a proxy answer in its place?");
    }

    private static HttpResponse response(HttpRequest request, HttpClientResponse response, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        response.headers().forEach((name, value) -> headers.add(HttpHeaderName.fromString(name), value));
        return new TextResponse(request, response.statusCode(), headers, body);
    }

    private static RequestOptions options(HttpRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.getHttpMethod().name()))
                .setAbsoluteURI(request.getUrl());
        for (HttpHeader header : request.getHeaders()) {
            header.getValuesList().forEach(value -> options.addHeader(header.getName(), value));
        }
        return options;
    }

    /**
     * The SDK tries again after exceptions of I/O only, and Vert.x throws others, too, when a connection ends. What is
     * understood already stays as it is, and is not tried again.
     */
    private static Throwable asIoException(Throwable cause) {
        return cause instanceof IOException || cause instanceof ListingException || cause instanceof Error
                ? cause
                : new IOException(cause.getMessage(), cause);
    }
}

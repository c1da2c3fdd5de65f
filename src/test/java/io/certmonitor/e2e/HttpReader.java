package io.certmonitor.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** Looks at what the service shows by HTTP. */
public final class HttpReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN = "text/plain, */*";

    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * A document.
     *
     * @param uri where it is
     * @return the JSON
     */
    public JsonNode json(URI uri) {
        try {
            return JSON.readTree(text(uri));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer, whatever its status.
     *
     * @param uri where it is
     * @return the body
     */
    public String text(URI uri) {
        return text(uri, PLAIN);
    }

    /**
     * An answer, whatever its status.
     *
     * @param uri where it is
     * @param accept the media types that are asked for
     * @return the body
     */
    public String text(URI uri, String accept) {
        return get(uri, accept, HttpResponse.BodyHandlers.ofString());
    }

    /**
     * An answer that is too long to be kept.
     *
     * @param uri where it is
     * @return the lines of the body
     */
    public Stream<String> lines(URI uri) {
        return get(uri, PLAIN, HttpResponse.BodyHandlers.ofLines());
    }

    /**
     * Posts nothing.
     *
     * @param uri where to
     * @return the whole answer, whatever its status
     */
    public HttpResponse<String> post(URI uri) {
        return send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.ofString());
    }

    private <T> T get(URI uri, String accept, HttpResponse.BodyHandler<T> handler) {
        return send(HttpRequest.newBuilder(uri).header("Accept", accept), handler)
                .body();
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

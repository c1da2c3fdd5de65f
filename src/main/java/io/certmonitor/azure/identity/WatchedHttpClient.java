package io.certmonitor.azure.identity;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.certmonitor.azure.failure.LoginErrors;
import reactor.core.publisher.Mono;

/**
 * Remembers how the latest request was answered. The identity library tries again by itself, and whoever ends it for
 * taking too long could not tell otherwise a login that is silent from one that refuses.
 */
final class WatchedHttpClient implements HttpClient {

    private final HttpClient client;
    private volatile int latestStatus = LoginErrors.NO_ANSWER;

    WatchedHttpClient(HttpClient client) {
        this.client = client;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return client.send(request)
                .doOnSubscribe(start -> latestStatus = LoginErrors.NO_ANSWER)
                .doOnNext(response -> latestStatus = response.getStatusCode());
    }

    /** The HTTP status of the latest request; {@link LoginErrors#NO_ANSWER} while there is none. */
    int latestStatus() {
        return latestStatus;
    }
}

package io.certmonitor.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import io.certmonitor.azure.paging.TextResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Every host that the monitor and the identity library talk to: Microsoft Entra with its instance discovery, the
 * metadata service of machines and Azure Resource Manager. Nothing leaves the process.
 */
public final class StandInAzure implements HttpClient {

    public static final Mono<Answer> SILENCE = Mono.never();

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Function<Sent, Mono<Answer>> login = request -> token(3_600);
    private volatile Function<Sent, Mono<Answer>> arm = request -> answer(200, "{\"value\": []}");

    /** What answers to requests for tokens. */
    public void onLogin(Function<Sent, Mono<Answer>> answers) {
        login = answers;
    }

    /** What answers to listings. */
    public void onListing(Function<Sent, Mono<Answer>> answers) {
        arm = answers;
    }

    /** The next token, token-1 at first. */
    public Mono<Answer> token(int secondsToLive) {
        return answer(
                200,
                "{\"token_type\": \"Bearer\", \"expires_in\": " + secondsToLive + ", \"expires_on\": "
                        + (System.currentTimeMillis() / 1_000 + secondsToLive) + ", \"access_token\": \"token-"
                        + tokens.incrementAndGet() + "\"}");
    }

    public static Mono<Answer> answer(int status, String body) {
        return Mono.just(new Answer(status, body, Map.of()));
    }

    public static Mono<Answer> answer(int status, String body, String header, String value) {
        return Mono.just(new Answer(status, body, Map.of(header, value)));
    }

    /** As Azure Resource Manager refuses. */
    public static Mono<Answer> refusal(int status, String code) {
        return answer(status, "{\"error\": {\"code\": \"" + code + "\", \"message\": \"CANARY\"}}");
    }

    /** As Microsoft Entra refuses. */
    public static Mono<Answer> loginRefusal(int status, String error, String code) {
        return answer(
                status,
                "{\"error\": \"" + error + "\", \"error_description\": \"" + code
                        + ": CANARY is refused. Trace ID: 00000000-0000-0000-0000-000000000000\", \"error_codes\": ["
                        + code.replaceAll("\\D", "") + "]}");
    }

    public List<Sent> sent() {
        return sent;
    }

    public List<Sent> logins() {
        return sent.stream().filter(Sent::isLogin).toList();
    }

    public List<Sent> listings() {
        return sent.stream()
                .filter(request -> !request.isLogin() && !request.isDiscovery())
                .toList();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        Sent asked = Sent.of(request);
        sent.add(asked);
        return answerTo(asked).map(answer -> {
            HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
            answer.headers().forEach((name, value) -> headers.set(HttpHeaderName.fromString(name), value));
            return new TextResponse(
                    request, answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8));
        });
    }

    private Mono<Answer> answerTo(Sent request) {
        if (request.isDiscovery()) {
            return answer(
                    200,
                    "{\"tenant_discovery_endpoint\": \"https://" + request.url().getHost()
                            + "/t/v2.0/.well-known/openid-configuration\", \"api-version\": \"1.1\", \"metadata\": []}");
        }
        return request.isLogin() ? login.apply(request) : arm.apply(request);
    }

    /** What a host answers. */
    public record Answer(int status, String body, Map<String, String> headers) {}

    /**
     * A request.
     *
     * @param authorization the header of that name; null when there is none
     */
    public record Sent(
            String method,
            URI url,
            String body,
            @Nullable String authorization,
            @Nullable String metadata) {

        static Sent of(HttpRequest request) {
            BinaryData body = request.getBodyAsBinaryData();
            return new Sent(
                    request.getHttpMethod().name(),
                    URI.create(request.getUrl().toString()),
                    body == null ? "" : body.toString(),
                    request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION),
                    request.getHeaders().getValue(HttpHeaderName.fromString("Metadata")));
        }

        public boolean isLogin() {
            return url.getPath().endsWith("/oauth2/v2.0/token") || url.getHost().equals("169.254.169.254");
        }

        public boolean isDiscovery() {
            return url.getPath().endsWith("/discovery/instance");
        }

        /** Where it went, without the query. */
        public String target() {
            return url.getScheme() + "://" + url.getAuthority() + url.getPath();
        }

        public Map<String, String> form() {
            return pairs(body);
        }

        public Map<String, String> query() {
            return pairs(url.getRawQuery());
        }

        private static Map<String, String> pairs(String encoded) {
            Map<String, String> pairs = new TreeMap<>();
            for (String pair : encoded.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                pairs.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return pairs;
        }
    }
}

package io.certmonitor.azure.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Shortens the wait that Azure asks for to the configured longest. The SDK's retry policy caps only the waits that it
 * makes up itself; it takes what a header says as it stands, be it a day.
 */
public final class RetryAfterCapPolicy implements HttpPipelinePolicy {

    private static final List<HttpHeaderName> IN_MILLISECONDS =
            List.of(HttpHeaderName.X_MS_RETRY_AFTER_MS, HttpHeaderName.RETRY_AFTER_MS);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private final Duration longest;
    private final Clock clock;

    /**
     * Makes the policy.
     *
     * @param clock says how long it is until the date that a header names
     */
    public RetryAfterCapPolicy(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process().doOnNext(response -> cap(response.getHeaders()));
    }

    /** Leaves the one header that the retry policy looks at last to first, or none when none can be read. */
    void cap(HttpHeaders headers) {
        Optional<Duration> wait = wait(headers);
        Stream.concat(IN_MILLISECONDS.stream(), Stream.of(HttpHeaderName.RETRY_AFTER))
                .forEach(headers::remove);
        wait.map(asked -> asked.compareTo(longest) > 0 ? longest : asked)
                .ifPresent(capped -> headers.set(HttpHeaderName.RETRY_AFTER_MS, String.valueOf(capped.toMillis())));
    }

    private Optional<Duration> wait(HttpHeaders headers) {
        return IN_MILLISECONDS.stream()
                .flatMap(name -> number(headers.getValue(name)).stream())
                .findFirst()
                .map(Duration::ofMillis)
                .or(() -> Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER))
                        .flatMap(this::secondsOrDate));
    }

    private Optional<Duration> secondsOrDate(String text) {
        return number(text).map(Duration::ofSeconds).or(() -> date(text));
    }

    private Optional<Duration> date(String text) {
        try {
            ZonedDateTime until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Long::valueOf);
    }
}

package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterCapPolicyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final RetryAfterCapPolicy policy = new RetryAfterCapPolicy(Duration.ofSeconds(30), CLOCK);

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 0, 0",
        "Retry-After, 29, 29000",
        "Retry-After, 31, 30000",
        "Retry-After, 999999999999999, 30000",
        "Retry-After, 'Mon, 23 Nov 2026 12:00:07 GMT', 7000",
        "Retry-After, 'Mon, 23 Nov 2026 13:00:00 GMT', 30000",
        "Retry-After, 'Mon, 23 Nov 2026 11:00:00 GMT', 0",
        "retry-after-ms, 1500, 1500",
        "x-ms-retry-after-ms, 86400000, 30000",
    })
    void capsEveryFormOfTheHeader(String name, String value, String milliseconds) {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString(name), value);

        policy.cap(headers);

        assertThat(headers.toMap()).containsOnly(java.util.Map.entry("retry-after-ms", milliseconds));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "1.5", "99999999999999999999"})
    void leavesOutAHeaderThatNobodyCanRead(String value) {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, value);

        policy.cap(headers);

        assertThat(headers).isEmpty();
    }

    @Test
    void leavesOtherHeadersAlone() {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "text/plain");

        policy.cap(headers);

        assertThat(headers.getSize()).isEqualTo(1);
    }
}

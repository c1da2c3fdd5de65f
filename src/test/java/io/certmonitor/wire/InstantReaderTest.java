package io.certmonitor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.certmonitor.transition.SubscriptionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

    private static final ObjectMapper JACKSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** From the year 1 to the year 11000, which needs five digits. */
    @Property
    void everyInstantIsReadAsItWasWritten(
            @ForAll @LongRange(min = -62_135_596_800L, max = 284_961_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano)
            throws IOException {
        Instant instant = Instant.ofEpochSecond(second, nano);

        assertThat(read('"' + instant.toString() + '"')).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-20T10:00:00Z\"",
                "\"2026-11-20T10:00:00.5Z\"",
                "\"2026-11-20T10:00:00.123456789Z\"",
                "\"2026-11-20T10:00:00+01:00\"",
                "\"2026-11-20T10:00:00.25-11:30\"",
                "\"2024-02-29T23:59:59Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "1763632800",
                "1763632800.123456789"
            })
    void eachFormIsReadAsJacksonReadsIt(String json) throws IOException {
        assertThat(read(json)).isEqualTo(JACKSON.readValue(json, Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tomorrow\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"2026-11-20\"",
                "\"2026-11-20T10:00:00\"",
                "{}",
                "true"
            })
    void whatIsNoInstantIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    private static Instant read(String instant) throws IOException {
        String json = "{\"subscriptionId\":\"s\",\"episode\":1,\"outage\":{\"since\":%s,\"lastSuccessAt\":%s}}"
                .formatted(instant, instant);
        SubscriptionState state = WireJson.read(json.getBytes(StandardCharsets.UTF_8), SubscriptionState.class);
        return Objects.requireNonNull(state.outage()).since();
    }
}

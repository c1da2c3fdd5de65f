package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void theLabelsOfFailureReasonsAreAContract() {
        assertThat(Stream.of(FailureReason.values()).map(FailureReason::label))
                .containsExactly(
                        "unauthenticated",
                        "forbidden",
                        "not_found",
                        "throttled",
                        "timeout",
                        "deadline",
                        "unreachable",
                        "server_error",
                        "rejected",
                        "not_json",
                        "bad_paging",
                        "internal");
    }
}

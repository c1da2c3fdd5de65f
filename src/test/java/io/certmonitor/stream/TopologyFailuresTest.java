package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyFailuresTest {

    @ParameterizedTest
    @MethodSource("failures")
    void whatEndsAThreadIsUnderstood(Throwable failure, Reason reason) {
        assertThat(TopologyFailures.trouble(failure).reason()).isEqualTo(reason);
        assertThat(TopologyFailures.trouble(new StreamsException(failure)).reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new MissingSourceTopicException("gone"), Reason.TOPIC_MISSING),
                Arguments.of(
                        new StreamsException(
                                "Existing internal topic c has invalid partitions: expected: 1; actual: 12."),
                        Reason.TOPIC_MISMATCH),
                Arguments.of(new StreamsException("something else"), Reason.INTERNAL),
                Arguments.of(new GroupAuthorizationException("g"), Reason.UNAUTHORIZED),
                Arguments.of(new TimeoutException("no answer"), Reason.UNREACHABLE));
    }
}

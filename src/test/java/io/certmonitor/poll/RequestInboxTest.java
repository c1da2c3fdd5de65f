package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.observation.PollRequest;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestInboxTest {

    private final RequestInbox inbox = new RequestInbox();

    @Test
    void isEmptyToBeginWith() {
        assertThat(inbox.take()).isFalse();
    }

    @Test
    void holdsARequestUntilItIsTaken() {
        receive("one");

        assertThat(inbox.take()).isTrue();
        assertThat(inbox.take()).isFalse();
    }

    @Test
    void heedsEachRequestOnceHoweverPartitionsMixThem() {
        receive("one");
        inbox.take();
        receive("two");
        inbox.take();

        receive("one");
        receive("two");
        receive("one");

        assertThat(inbox.take()).isFalse();
    }

    @Test
    void anOldRequestHidesNoNewOne() {
        receive("one");
        inbox.take();

        receive("two");
        receive("one");

        assertThat(inbox.take()).isTrue();
    }

    @Test
    void remembersNoMoreThanItMust() {
        receive("one");
        IntStream.range(0, 100).forEach(number -> receive("other-" + number));
        inbox.take();

        receive("one");

        assertThat(inbox.take()).isTrue();
    }

    private void receive(String id) {
        inbox.received(new PollRequest(id, Instant.EPOCH));
    }
}

package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RequestGateTest {

    private final ManualTimer time = new ManualTimer();
    private final RequestGate gate = new RequestGate(2, time);
    private final Map<String, Sinks.One<String>> underWay = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void letsNoMoreRequestsGoThanThereArePlaces() {
        send("a", "1");
        send("b", "2");
        send("c", "3");

        assertThat(sent).containsExactly("1", "2");

        answer("1");

        assertThat(sent).containsExactly("1", "2", "3");
    }

    @Test
    void letsTheLaneGoNextThatHasTheFewestUnderWay() {
        send("a", "a1");
        send("a", "a2");
        send("a", "a3");
        send("b", "b1");

        answer("a1");

        assertThat(sent).containsExactly("a1", "a2", "b1");
    }

    @Test
    void takesTurnsBetweenLanes() {
        for (String request : List.of("a1", "a2", "a3", "a4", "b1", "b2", "c1")) {
            send(request.substring(0, 1), request);
        }
        for (String request : List.of("a1", "a2", "b1", "a3", "c1", "b2")) {
            answer(request);
        }

        assertThat(sent).containsExactly("a1", "a2", "b1", "a3", "c1", "b2", "a4");
    }

    @Test
    void givesThePlaceOfARequestThatHangsToTheNext() {
        send("hangs", "1");
        send("hangs", "2");
        send("waits", "3");
        send("waits", "4");
        send("waits", "5");
        assertThat(sent).containsExactly("1", "2");

        time.pass();

        assertThat(sent).as("two places, and two that have stalled").containsExactly("1", "2", "3", "4");

        time.pass();

        assertThat(sent).as("no more may stall than there are places").hasSize(4);
        answer("1");
        assertThat(sent).hasSize(5);
    }

    @Test
    void freesThePlaceOfARequestThatIsGivenUpOrFails() {
        Disposable first = send("a", "1");
        send("a", "2");
        send("a", "3");
        send("a", "4");

        first.dispose();
        answerOf("2").tryEmitError(new IllegalStateException("no connection"));

        assertThat(sent).containsExactly("1", "2", "3", "4");
    }

    @Test
    void forgetsARequestThatIsGivenUpWhileItWaits() {
        send("a", "1");
        send("a", "2");
        Disposable third = send("a", "3");
        send("a", "4");

        third.dispose();
        answer("1");

        assertThat(sent).containsExactly("1", "2", "4");
    }

    @Test
    void sendsNothingOfWhatIsGivenUpOneAfterAnother() {
        List<Disposable> all = Stream.of("a1", "b1", "a2", "b2", "c1", "c2")
                .map(name -> send(name.substring(0, 1), name))
                .toList();

        over.set(true);
        all.forEach(Disposable::dispose);

        assertThat(sent).containsExactly("a1", "b1");

        over.set(false);
        send("a", "next 1");
        send("c", "next 2");

        assertThat(sent).as("both places are free again").endsWith("next 1", "next 2");
    }

    @Test
    void keepsThePlacesFreeForThoseWhoHaveTimeLeft() {
        send("a", "a1");
        send("a", "a2");
        send("a", "a3");
        over.set(true);
        AtomicBoolean begun = new AtomicBoolean();
        gate.admit("b", () -> false, told(), Mono.fromRunnable(() -> begun.set(true)))
                .subscribe();

        answer("a1");

        assertThat(sent).containsExactly("a1", "a2");
        assertThat(begun).isTrue();
    }

    @Test
    void holdsWaitingRequestsOfAPausedLaneBackWithoutAPlace() {
        send("other", "o1");
        send("paused", "p1");
        send("paused", "p2");
        send("paused", "p3");
        send("other", "o2");

        gate.pause("paused", Duration.ofSeconds(3));
        answer("p1");
        answer("o1");

        assertThat(sent).as("the other lane goes on").containsExactly("o1", "p1", "o2");

        time.pass(Duration.ofSeconds(3));

        assertThat(sent).startsWith("o1", "p1", "o2").contains("p2");
    }

    @Test
    void holdsALaneBackUntilTheLastOfItsPausesEnds() {
        gate.pause("a", Duration.ofSeconds(3));
        gate.pause("a", Duration.ofSeconds(1));
        gate.pause("a", Duration.ZERO);
        send("a", "1");

        time.pass(Duration.ofSeconds(1));

        assertThat(sent).isEmpty();

        time.pass(Duration.ofSeconds(3));

        assertThat(sent).containsExactly("1");
    }

    @Test
    void asksForNoMoreThanFitsBesideWhatIsNotToldYet() {
        Disposable.Swap slow = Disposables.swap();
        Disposable.Swap slower = Disposables.swap();
        send("a", "1", slow);
        send("b", "2", slower);
        answer("1");
        answer("2");
        send("c", "3", Disposables.swap());
        send("d", "4");
        send("e", "5");

        answer("3");

        assertThat(sent).as("three untold answers and one under way").containsExactly("1", "2", "3", "4");

        slow.dispose();

        assertThat(sent).as("two untold answers and two under way").containsExactly("1", "2", "3", "4", "5");

        send("f", "6");
        answer("4");

        assertThat(sent).as("its answer is told at once").endsWith("6");
    }

    @Test
    void countsWhatHangsAmongWhatMayArriveYet() {
        Disposable.Swap slow = Disposables.swap();
        send("hangs", "1");
        send("hangs", "2");
        time.pass();
        send("a", "3", slow);
        send("b", "4", slow);
        answer("3");
        send("c", "5");

        assertThat(sent).as("two hang, one is under way, one is untold").containsExactly("1", "2", "3", "4");

        slow.dispose();

        assertThat(sent).as("what hangs alone keeps nobody from going").endsWith("5");
    }

    @Test
    void takesNoPlaceForAnAnswerThatComesWhenItsCallIsGivenUp() {
        Disposable.Swap givenUp = told();
        for (int i = 1; i <= 10; i++) {
            send("a", "given up " + i, givenUp);
            answer("given up " + i);
        }

        send("a", "1");
        send("a", "2");

        assertThat(sent).endsWith("1", "2");
    }

    private static Disposable.Swap told() {
        Disposable.Swap told = Disposables.swap();
        told.dispose();
        return told;
    }

    private Disposable send(String lane, String name) {
        return send(lane, name, told());
    }

    private Disposable send(String lane, String name, Disposable.Swap hold) {
        Sinks.One<String> answer = Sinks.one();
        underWay.put(name, answer);
        return gate.admit(lane, over::get, hold, Mono.defer(() -> {
                    sent.add(name);
                    return answer.asMono();
                }))
                .subscribe(text -> {}, error -> {});
    }

    private void answer(String name) {
        answerOf(name).tryEmitValue(name);
    }

    private Sinks.One<String> answerOf(String name) {
        return Objects.requireNonNull(underWay.get(name));
    }
}

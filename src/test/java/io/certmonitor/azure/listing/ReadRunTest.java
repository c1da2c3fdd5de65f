package io.certmonitor.azure.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Whatever becomes of the work, a run ends, and each scope ends in one reading. */
@Timeout(20)
class ReadRunTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final Scope GROUP = Scope.resourceGroup(ONE, "web");
    private static final Duration BUDGET = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofMillis(50);

    private final List<ScopeReading> readings = new CopyOnWriteArrayList<>();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(2, 100, "test");

    @AfterEach
    void stop() {
        scheduler.dispose();
    }

    @Test
    void failsEveryScopeOfWorkThatNeverEnds() {
        ReadRun run = run(readings::add);

        run.await(List.of(ONE, TWO), Mono.never());

        assertThat(readings).hasSize(2).allSatisfy(ReadRunTest::failedInternally);
    }

    @Test
    void failsWhatIsLeftOfWorkThatBreaksOff() {
        ReadRun run = run(readings::add);

        run.await(List.of(ONE, TWO), listed(run, ONE).then(Mono.error(new IllegalStateException("broken"))));

        assertThat(readings).hasSize(2);
        assertThat(readings.get(0)).isInstanceOf(ScopeReading.Listed.class);
        failedInternally(readings.get(1));
        assertThat(readings.get(1).scope()).isEqualTo(Scope.subscription(TWO));
    }

    @Test
    void failsAResourceGroupThatTheWorkLeavesOut() {
        ReadRun run = run(readings::add);

        run.await(
                List.of(ONE),
                listed(run, ONE).doOnNext(told -> run.expect(List.of(GROUP))).then());

        assertThat(readings).hasSize(2);
        failedInternally(readings.get(1));
        assertThat(readings.get(1).scope()).isEqualTo(GROUP);
    }

    @Test
    void waitsForWhoeverTakesAReadingForLong() {
        CountDownLatch never = new CountDownLatch(1);
        ReadRun run = run(reading -> {
            try {
                never.await(10 * GRACE.plus(BUDGET).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            readings.add(reading);
        });

        run.await(List.of(ONE), listed(run, ONE).then());

        assertThat(readings).singleElement().isInstanceOf(ScopeReading.Listed.class);
    }

    /** As the SDK's blocking client does when its thread is interrupted. */
    @Test
    void takesAnErrorOfWhatIsCutShortForTheEndOfTheTime() {
        ReadRun run = run(readings::add);
        Mono<ScopeReading> interrupted = Mono.from(subscriber -> subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                subscriber.onError(new IllegalStateException(new InterruptedException()));
            }
        }));

        run.await(
                List.of(ONE),
                run.scope(Scope.subscription(ONE), tries -> interrupted).then());

        assertThat(readings)
                .singleElement()
                .isInstanceOfSatisfying(
                        ScopeReading.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.DEADLINE));
    }

    @Test
    void tellsOnceHowAScopeEnded() {
        ReadRun run = run(readings::add);

        run.await(
                List.of(ONE),
                listed(run, ONE)
                        .then(listed(run, ONE))
                        .then(Mono.fromRunnable(() ->
                                run.tellBefore(new ScopeReading.OrdersSeen(Scope.subscription(ONE), List.of())))));

        assertThat(readings).hasSize(1);
    }

    private ReadRun run(Consumer<ScopeReading> sink) {
        return new ReadRun(new UnfinishedScopes(), BUDGET, GRACE, scheduler, sink);
    }

    private static Mono<ScopeReading> listed(ReadRun run, String subscription) {
        Scope scope = Scope.subscription(subscription);
        return run.scope(scope, tries -> Mono.just(new ScopeReading.Listed(scope, 0, List.of(), false)));
    }

    private static void failedInternally(ScopeReading reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        ScopeReading.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.INTERNAL));
    }
}

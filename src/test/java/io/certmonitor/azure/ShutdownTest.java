package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    private final List<ScopeReading> readings = new CopyOnWriteArrayList<>();
    private ArmSimulator simulator;
    private SourceUnderTest source;

    @BeforeEach
    void startWithAnAzureThatHangs() {
        SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
        azure.addSubscription(SUBSCRIPTION, "First");
        simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
        simulator.faults().add(FaultRule.always(new Fault.Hang()));
        source = new SourceUnderTest(simulator.endpoint().toString());
    }

    @AfterEach
    void stop() {
        source.close();
        simulator.close();
    }

    @Test
    void letsGoOfWhoeverWaitsWhenItCloses() {
        CompletableFuture<Void> reading = CompletableFuture.runAsync(this::read);
        awaitRequest();

        source.source().close();

        assertLetGo(reading);
        assertThat(readings).isEmpty();
    }

    @Test
    void letsGoOfWhoeverListsSubscriptionsWhenItCloses() {
        CompletableFuture<List<Subscription>> listing = CompletableFuture.supplyAsync(this::subscriptions);
        awaitRequest();

        source.source().close();

        assertLetGo(listing);
    }

    @Test
    void listsNoSubscriptionsWhenItIsClosedAlready() {
        source.source().close();

        assertThatThrownBy(this::subscriptions).isInstanceOf(CancellationException.class);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void sendsNoRequestThatWaitedWhenItCloses() {
        List<String> many = IntStream.range(0, 50)
                .mapToObj("22222222-2222-2222-2222-%012d"::formatted)
                .toList();
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> source.source().read(many, Duration.ofMinutes(1), readings::add));
        awaitRequest();

        source.source().close();

        assertLetGo(reading);
        assertThat(source.requests())
                .as("8 at once, and as many that have stalled")
                .hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void readsNothingWhenItIsClosedAlready() {
        source.source().close();

        assertThatThrownBy(this::read).isInstanceOf(CancellationException.class);
        assertThat(readings).isEmpty();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                read();
                reading.complete(null);
            } catch (CancellationException e) {
                reading.completeExceptionally(e);
            }
        });
        reader.start();
        awaitRequest();

        reader.interrupt();

        assertThat(reading).failsWithin(5, TimeUnit.SECONDS);
        assertThat(readings).isEmpty();
    }

    @Test
    void returnsAtOnceWhenThereIsNothingToRead() {
        source.source().read(List.of(), Duration.ofMinutes(1), readings::add);

        assertThat(readings).isEmpty();
    }

    private static void assertLetGo(CompletableFuture<?> waiting) {
        assertThat(waiting)
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CancellationException.class);
    }

    private void read() {
        source.source().read(List.of(SUBSCRIPTION), Duration.ofMinutes(1), readings::add);
    }

    private List<Subscription> subscriptions() {
        try {
            return source.source().subscriptions();
        } catch (AzureFailure e) {
            throw new AssertionError("Closing is no failure of Azure", e);
        }
    }

    private void awaitRequest() {
        Awaitility.await().until(() -> !simulator.requests().isEmpty());
    }
}

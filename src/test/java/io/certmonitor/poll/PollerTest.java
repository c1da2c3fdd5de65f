package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.OrderSource;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.Subscription;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** When cycles run, with an interval of 15 minutes. */
class PollerTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
    private final ServiceStatus status = new ServiceStatus();
    private final KafkaHealth health = new KafkaHealth(change -> {});
    private final CountingSource azure = new CountingSource();
    private final Poller poller = poller();

    @BeforeEach
    void runTheFirstCycle() {
        status.enter(Phase.RUNNING);
        poller.tick();
        assertThat(azure.cycles).isOne();
        clock.add(Duration.ofMinutes(5));
    }

    @Test
    void pollsWhenSomebodyAsks() {
        poller.tick();
        assertThat(azure.cycles).isOne();

        ask("one");
        poller.tick();
        poller.tick();

        assertThat(azure.cycles).isEqualTo(2);
    }

    @Test
    void pollsOnceHoweverManyPartitionsTellOfARequest() {
        ask("one");
        poller.tick();
        clock.add(Duration.ofMinutes(1));

        ask("one");
        poller.tick();

        assertThat(azure.cycles).isEqualTo(2);
    }

    @Test
    void pollsAgainForWhoAsksWhileACycleIsUnderWay() {
        azure.whileReading = () -> ask("two");
        ask("one");
        poller.tick();
        azure.whileReading = () -> {};

        clock.add(Duration.ofSeconds(29));
        poller.tick();
        assertThat(azure.cycles).isEqualTo(2);
        clock.add(Duration.ofSeconds(1));
        poller.tick();
        assertThat(azure.cycles).isEqualTo(3);
    }

    @Test
    void pollsForWhoAskedOnceTheTopologyRunsAgain() {
        status.enter(Phase.RESTORING);
        ask("one");
        poller.tick();
        assertThat(azure.cycles).isOne();

        status.enter(Phase.RUNNING);
        poller.tick();

        assertThat(azure.cycles).isEqualTo(2);
    }

    @Test
    void pollsForWhoAskedOnceKafkaIsBack() {
        health.found(Part.TOPICS, new KafkaTrouble(Reason.UNREACHABLE, "away"));
        ask("one");
        poller.tick();
        assertThat(azure.cycles).isOne();

        health.clear(Part.TOPICS);
        poller.tick();

        assertThat(azure.cycles).isEqualTo(2);
    }

    private void ask(String id) {
        poller.requested(new PollRequest(id, clock.instant()));
    }

    private Poller poller() {
        PartitionOwnership ownership = new PartitionOwnership();
        return new Poller(
                azure,
                observation -> CompletableFuture.completedStage(null),
                new FleetView(),
                ScopeFilter.EVERYTHING,
                ownership,
                status,
                health,
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(MonitorConfig.class)
                        .build()
                        .getConfigMapping(MonitorConfig.class),
                clock,
                Tracing.OFF,
                unheard());
    }

    @SuppressWarnings("unchecked") // nobody hears what is fired
    private static Event<PollCycleFinished> unheard() {
        return (Event<PollCycleFinished>) Proxy.newProxyInstance(
                PollerTest.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
    }

    /** An Azure without subscriptions. */
    private static final class CountingSource implements OrderSource {

        private int cycles;
        private Runnable whileReading = () -> {};

        @Override
        public List<Subscription> subscriptions() {
            cycles++;
            return List.of();
        }

        @Override
        public void read(Collection<String> subscriptionIds, Duration budget, Consumer<ScopeReading> sink) {
            whileReading.run();
        }
    }
}

package io.certmonitor.azure.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.SourceUnderTest;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilterWatchTest {

    private static final String SUBSCRIPTION = "aaaaaaaa-1111-1111-1111-111111111111";
    private static final String NOTHING_MATCHES = "WARN no resource group matches subscription=" + SUBSCRIPTION
            + " check=\"certmonitor.azure.resource-groups.include,"
            + " certmonitor.azure.resource-groups.exclude\"";
    private static final String MATCHES_AGAIN = "INFO resource groups match again subscription=" + SUBSCRIPTION;

    private final Logger logger = Logger.getLogger(FilterWatch.class.getName());
    private final Lines lines = new Lines();
    private final FilterWatch watch = new FilterWatch();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
    }

    @Test
    void warnsOnceWhileNothingMatches() {
        watch.listed(Scope.subscription(SUBSCRIPTION), true);
        watch.listed(Scope.subscription(SUBSCRIPTION), true);
        watch.listed(Scope.subscription(SUBSCRIPTION.toUpperCase(Locale.ROOT)), true);

        assertThat(lines.all).containsExactly(NOTHING_MATCHES);
    }

    @Test
    void tellsOfEachChange() {
        watch.listed(Scope.subscription(SUBSCRIPTION), false);
        watch.listed(Scope.subscription(SUBSCRIPTION), true);
        watch.listed(Scope.subscription(SUBSCRIPTION), false);
        watch.listed(Scope.subscription(SUBSCRIPTION), false);
        watch.listed(Scope.subscription(SUBSCRIPTION), true);

        assertThat(lines.all).containsExactly(NOTHING_MATCHES, MATCHES_AGAIN, NOTHING_MATCHES);
    }

    @Test
    void warnsOnceOverManyPollsOfTheSource() throws AzureFailure {
        SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
        azure.addSubscription(SUBSCRIPTION, "First");
        for (String group : List.of("data", "lake", "shop")) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, group, "order")
                    .build());
        }
        try (ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
                SourceUnderTest source =
                        new SourceUnderTest(simulator.endpoint().toString(), "resource-groups.include", "typo-*")) {
            for (int poll = 0; poll < 3; poll++) {
                assertThat(source.subscriptions()).hasSize(1);
                assertThat(source.read(SUBSCRIPTION)).singleElement().isInstanceOf(ScopeReading.GroupsDiscovered.class);
            }
        }
        assertThat(lines.all).containsExactly(NOTHING_MATCHES);
    }

    private static final class Lines extends Handler {

        private final List<String> all = new CopyOnWriteArrayList<>();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            all.add(line.getLevel() + " " + formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.keyVault;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesLimitTest {

    /** Each has the series of expiration, severity and description; a finding is one more. */
    private static final OrderState LATE = ending("late", "2027-05-01T00:00:00Z");

    private static final OrderState SOON = ending("soon", "2027-01-01T00:00:00Z");
    private static final OrderState NEVER = state(bare("never"));
    private static final OrderState CRITICAL = state(
            bare("critical").expirationTime(Instant.parse("2028-01-01T00:00:00Z")),
            finding(FindingCode.ORDER_FAILED, Severity.CRITICAL));
    private static final OrderState WARNING = state(
            bare("warning").expirationTime(Instant.parse("2026-01-01T00:00:00Z")),
            finding(FindingCode.EXPIRING, Severity.WARNING));

    private final Logger logger = Logger.getLogger(SeriesLimit.class.getName());
    private final Lines lines = new Lines();
    private final OrderSeries series = new OrderSeries(new TagLabels(List.of()));

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
    }

    @Test
    void allOrdersAreShownUpToTheLimitAndWithoutOne() {
        assertThat(shown(new SeriesLimit(6), SOON, LATE)).containsExactly("soon", "late");
        assertThat(shown(new SeriesLimit(0), SOON, LATE, CRITICAL, NEVER))
                .containsExactly("soon", "late", "critical", "never");
        assertThat(lines.all).isEmpty();
    }

    @Test
    void theGravestStayAndOfThoseTheOnesThatEndSoonest() {
        OrderState[] all = {NEVER, LATE, WARNING, SOON, CRITICAL};

        assertThat(shown(new SeriesLimit(15), all)).containsExactly("critical", "warning", "soon", "late");
        assertThat(shown(new SeriesLimit(13), all)).containsExactly("critical", "warning", "soon");
        assertThat(shown(new SeriesLimit(8), all)).containsExactly("critical", "warning");
        assertThat(shown(new SeriesLimit(1), all)).isEmpty();
    }

    @Test
    void anOrderThatDoesNotFitWhollyIsLeftOutAndSoIsWhatMattersLess() {
        SeriesLimit limit = new SeriesLimit(7);

        SeriesLimit.Kept kept = limit.keep(orders(WARNING, CRITICAL, NEVER), series);

        assertThat(names(kept)).containsExactly("critical");
        assertThat(kept.dropped()).isEqualTo(4 + 2);
        assertThat(lines.all)
                .containsExactly("WARN series of the least urgent orders are left out limit=7 dropped=6 orders=2");
    }

    @Test
    void equalsStayInTheOrderOfTheFleet() {
        OrderState same = ending("same", "2027-01-01T00:00:00Z");

        assertThat(shown(new SeriesLimit(3), SOON, same)).containsExactly("soon");
        assertThat(shown(new SeriesLimit(3), same, SOON)).containsExactly("same");
    }

    @Test
    void aChangeIsLoggedAndNotEachScrape() {
        SeriesLimit limit = new SeriesLimit(3);

        shown(limit, SOON, LATE);
        shown(limit, SOON, LATE, NEVER);
        shown(limit, SOON);
        shown(limit, SOON);
        shown(limit, SOON, LATE);

        assertThat(lines.all)
                .containsExactly(
                        "WARN series of the least urgent orders are left out limit=3 dropped=3 orders=1",
                        "INFO series of all orders are shown again limit=3",
                        "WARN series of the least urgent orders are left out limit=3 dropped=3 orders=1");
    }

    @Test
    void whatAnOrderHasIsWhatIsCountedAndNeverMoreThanItsEstimate() {
        OrderState doubled = state(
                issued("doubled")
                        .keyVaultCertificates(List.of(
                                keyVault("a", "kv", "www", KeyVaultStatus.SUCCEEDED),
                                keyVault("b", "kv", "www", KeyVaultStatus.SUCCEEDED))),
                finding(FindingCode.EXPIRING, Severity.WARNING),
                finding(FindingCode.WEAK_KEY, Severity.WARNING));
        for (OrderState each : List.of(NEVER, SOON, CRITICAL, state(issued("issued")), doubled)) {
            ShownOrder order = ShownOrder.of(each);
            int made = series.of(List.of(order)).stream()
                    .mapToInt(family -> family.samples.size())
                    .sum();

            assertThat(series.count(order)).isEqualTo(made).isLessThanOrEqualTo(OrderSeries.atMost(order));
        }
        assertThat(series.count(ShownOrder.of(doubled))).isEqualTo(9);
        assertThat(OrderSeries.atMost(ShownOrder.of(doubled))).isEqualTo(10);
    }

    @Test
    void ordersThatFitByExactCountAreNotLeftOutForTheirEstimate() {
        assertThat(OrderSeries.atMost(ShownOrder.of(NEVER))).isGreaterThan(2);
        assertThat(shown(new SeriesLimit(2), NEVER)).containsExactly("never");
    }

    private List<String> shown(SeriesLimit limit, OrderState... orders) {
        return names(limit.keep(orders(orders), series));
    }

    private static List<ShownOrder> orders(OrderState... orders) {
        return Arrays.stream(orders).map(ShownOrder::of).toList();
    }

    private static List<String> names(SeriesLimit.Kept kept) {
        return kept.orders().stream()
                .map(order -> order.state().order().id().name())
                .toList();
    }

    private static OrderState ending(String name, String time) {
        return state(bare(name).expirationTime(Instant.parse(time)));
    }

    /** What was logged, in short. */
    private static final class Lines extends Handler {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            all.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

package io.certmonitor.api;

import static io.certmonitor.metrics.SampleOrders.EXPIRY;
import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Names tell their place by name; expiries and severities differ from it. */
    private static final List<OrderState> ORDERS = List.of(
            order("b", 2, Severity.CRITICAL),
            order("a", 3, Severity.OK),
            state(bare("e")),
            order("D", 1, Severity.CRITICAL),
            order("c", 3, Severity.WARNING));

    @Test
    void sortsByExpiryUnlessAskedOtherwise() {
        assertThat(names(page(Map.of()))).containsExactly("D", "b", "a", "c", "e");
        assertThat(names(page(Map.of("sort", "expiry")))).containsExactly("D", "b", "a", "c", "e");
    }

    @Test
    void keepsOrdersWithoutExpiryLastInBothDirections() {
        assertThat(names(page(Map.of("sort", "-expiry")))).containsExactly("a", "c", "b", "D", "e");
    }

    @Test
    void sortsBySeverityAndThenByTheSoonestExpiry() {
        assertThat(names(page(Map.of("sort", "-severity")))).containsExactly("D", "b", "c", "a", "e");
        assertThat(names(page(Map.of("sort", "severity")))).containsExactly("a", "e", "c", "D", "b");
    }

    @Test
    void sortsByNameWithoutCase() {
        assertThat(names(page(Map.of("sort", "name")))).containsExactly("a", "b", "c", "D", "e");
        assertThat(names(page(Map.of("sort", "-name")))).containsExactly("e", "D", "c", "b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiry", "-expiry", "severity", "-severity", "name", "-name"})
    void pagesTogetherAreTheWhole(String sort) {
        List<String> paged = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(Map.of("sort", sort, "limit", "2"));
        OrderPage page = page(parameters);
        paged.addAll(names(page));
        while (page.nextCursor() != null) {
            assertThat(page.total()).isEqualTo(5);
            assertThat(page.orders()).hasSize(2);
            parameters.put("cursor", page.nextCursor());
            page = page(parameters);
            paged.addAll(names(page));
        }

        assertThat(paged).isEqualTo(names(page(Map.of("sort", sort))));
    }

    @Test
    void aPageThatTakesTheRestHasNoCursor() {
        assertThat(page(Map.of("limit", "5")).nextCursor()).isNull();
        assertThat(page(Map.of("limit", "4")).nextCursor()).isNotNull();
        assertThat(OrderPage.find(List.of(), OrderQuery.of(Map.of()), NOW).nextCursor())
                .isNull();
    }

    @Test
    void anOrderThatComesOrGoesMovesNoOther() {
        String cursor = page(Map.of("limit", "2")).nextCursor();
        List<OrderState> changed = new ArrayList<>(ORDERS);
        changed.removeIf(state -> state.order().id().name().equals("b"));
        changed.add(order("new", 0, Severity.OK));

        OrderPage next =
                OrderPage.find(changed, OrderQuery.of(Map.of("limit", List.of("2"), "cursor", List.of(cursor))), NOW);

        assertThat(names(next)).containsExactly("a", "c");
    }

    @Test
    void aCursorDoesNotShowWhatItIsMadeOf() {
        assertThat(page(Map.of("limit", "2")).nextCursor()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expiry|1|0|no order",
                "expiry|x|0|/subscriptions/s/resourceGroups/g/providers/Microsoft.CertificateRegistration/certificateOrders/n",
                "expiry|99999999999999999999|0|/subscriptions/s/resourceGroups/g/providers/Microsoft.CertificateRegistration/certificateOrders/n",
                "-expiry|1|0|/subscriptions/s/resourceGroups/g/providers/Microsoft.CertificateRegistration/certificateOrders/n"
            })
    void refusesCursorsThatItDidNotMakeForThisSort(String content) {
        String cursor = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> page(Map.of("cursor", cursor))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> page(Map.of("cursor", cursor + "!"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void countsWhatPassesTheFilters() {
        OrderPage page = page(Map.of("severity", "critical", "limit", "1"));

        assertThat(page.total()).isEqualTo(2);
        assertThat(names(page)).containsExactly("D");
    }

    @Test
    void listsAllOfALargeFleet() {
        List<OrderState> fleet = IntStream.range(0, 10_000)
                .mapToObj(i -> order("order-" + i, i % 7, Severity.OK))
                .toList();

        OrderPage page = OrderPage.find(fleet, OrderQuery.of(Map.of("limit", List.of("1000"))), NOW);

        assertThat(page.total()).isEqualTo(10_000);
        assertThat(page.orders()).hasSize(1_000);
    }

    private static OrderState order(String name, int days, Severity severity) {
        Instant expiry = EXPIRY.plusSeconds(days * 86_400L);
        return severity == Severity.OK
                ? state(bare(name).expirationTime(expiry))
                : state(bare(name).expirationTime(expiry), finding(FindingCode.EXPIRING, severity));
    }

    private static OrderPage page(Map<String, String> parameters) {
        Map<String, List<String>> values = new HashMap<>();
        parameters.forEach((name, value) -> values.put(name, List.of(value)));
        return OrderPage.find(ORDERS, OrderQuery.of(values), NOW);
    }

    private static List<String> names(OrderPage page) {
        return page.orders().stream().map(state -> state.order().id().name()).toList();
    }
}

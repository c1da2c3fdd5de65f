package io.certmonitor.transition;

import static io.certmonitor.order.SampleOrders.certificate;
import static io.certmonitor.order.SampleOrders.keyVault;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.transition.OrderLife.Lose;
import io.certmonitor.transition.OrderLife.Pass;
import io.certmonitor.transition.OrderLife.Restart;
import io.certmonitor.transition.OrderLife.See;
import io.certmonitor.transition.OrderLife.Skew;
import io.certmonitor.transition.OrderLife.Step;
import io.certmonitor.transition.OrderLife.Suppress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Lets orders live through random histories, and holds what subscribers rely on against each of them. */
class OrderLivesTest {

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void subscribersCanRelyOnWhatTheyAreToldInEveryLifeOfAnOrder(@ForAll("lives") List<Step> steps) {
        OrderLife life = new OrderLife();
        steps.forEach(life::take);
        life.end();

        life.told().forEach(what -> Statistics.label("told").collect(what));
        // Otherwise the histories would be too tame to show anything.
        Statistics.label("told").coverage(told -> {
            for (FindingTransition transition : FindingTransition.values()) {
                told.check(transition.label()).count(count -> count >= 20);
            }
            for (ResolutionReason reason : ResolutionReason.values()) {
                told.check("resolved " + reason.label()).count(count -> count >= 10);
            }
            told.check("renewed").count(count -> count >= 50);
            told.check("discovered").count(count -> count >= 50);
            told.check("removed").count(count -> count >= 50);
        });
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(8, orders().map(See::new)),
                Tuple.of(6, Arbitraries.longs().between(1, 24 * 20).map(hours -> new Pass(Duration.ofHours(hours)))),
                Tuple.of(6, Arbitraries.longs().between(1, 120).map(minutes -> new Pass(Duration.ofMinutes(minutes)))),
                Tuple.of(2, Arbitraries.longs().between(0, 9).map(minutes -> new Skew(Duration.ofMinutes(minutes)))),
                Tuple.of(1, Arbitraries.of(true, false).map(Lose::new)),
                Tuple.of(2, someCodes().map(Suppress::new)),
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, OrderLife.POLICIES.size() - 1),
                                        Arbitraries.integers().between(0, OrderLife.SETTINGS.size() - 1),
                                        someCodes())
                                .as(Restart::new)));
        return step.list().ofMinSize(1).ofMaxSize(30);
    }

    private static Arbitrary<Set<FindingCode>> someCodes() {
        return Arbitraries.of(
                Set.of(),
                Set.of(),
                Set.of(FindingCode.EXPIRING),
                Set.of(FindingCode.EXPIRED),
                Set.of(FindingCode.EXPIRED, FindingCode.ORDER_FAILED),
                Set.of(FindingCode.KEY_VAULT_SYNC_FAILED, FindingCode.UNKNOWN_VALUE));
    }

    private static Arbitrary<CertificateOrder> orders() {
        Arbitrary<Long> left = Arbitraries.of(-3L, 1L, 2L, 6L, 13L, 20L, 29L, 45L, 70L, 150L, 400L);
        Arbitrary<Long> lifetimes = Arbitraries.of(47L, 100L, 198L);
        Arbitrary<OrderStatus> statuses = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(OrderStatus.ISSUED)), Tuple.of(1, Arbitraries.of(OrderStatus.values())));
        Arbitrary<String> provisioning = Arbitraries.of("Succeeded", "Succeeded", "Succeeded", "Moon");
        Arbitrary<Integer> serials = Arbitraries.integers().between(0, 3);
        Arbitrary<KeyVaultStatus> vaults = Arbitraries.of(KeyVaultStatus.values());
        Arbitrary<Boolean> readable = Arbitraries.of(true, true, true, false);
        Arbitrary<Integer> ladders = Arbitraries.integers().between(0, 2);
        return Combinators.combine(left, lifetimes, statuses, provisioning, serials, vaults, readable, ladders)
                .as(OrderLivesTest::order);
    }

    private static CertificateOrder order(
            long left,
            long lifetime,
            OrderStatus status,
            String provisioning,
            int serial,
            KeyVaultStatus vault,
            boolean readable,
            int ladder) {
        Instant end = OrderLife.START.plus(Duration.ofDays(left));
        Instant begin = end.minus(Duration.ofDays(lifetime));
        String number = "0" + serial;
        return SampleOrders.issued(begin, end)
                .tags(Map.of(OrderLife.LADDER, Integer.toString(ladder)))
                .status(AzureValue.of(status))
                .provisioningState(AzureValue.of(ProvisioningState.class, provisioning))
                .autoRenew(lifetime != 100)
                .serialNumber(number)
                .signedCertificate(readable || serial > 1 ? certificate(number, "T" + number, begin, end) : null)
                .keyVaultCertificates(List.of(keyVault("web", vault), keyVault("api", KeyVaultStatus.SUCCEEDED)))
                .unreadable(readable ? List.of() : List.of(new UnreadableProperty("keySize", "big")))
                .build();
    }
}

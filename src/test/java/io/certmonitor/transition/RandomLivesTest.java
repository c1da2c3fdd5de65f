package io.certmonitor.transition;

import static io.certmonitor.order.SampleOrders.certificate;
import static io.certmonitor.order.SampleOrders.keyVault;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Lets orders live through random histories, and holds what subscribers rely on against each of them. */
class RandomLivesTest {

    private static final int LIVES = 2_000;
    private static final int STEPS = 30;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private static final List<OrderJudge> JUDGES = List.of(
            judge(PolicySettings.DEFAULT.expiryTiers(), PolicySettings.DEFAULT.pendingTiers()),
            judge(List.of(), List.of(new PendingTier("1d", Duration.ofDays(1), Severity.INFO))),
            // The same labels at other depths, with other severities.
            judge(
                    List.of(
                            new ExpiryTier("90d", Duration.ofDays(90), null, Severity.INFO, false),
                            new ExpiryTier("60d", Duration.ofDays(60), null, Severity.INFO, false),
                            new ExpiryTier("30d", Duration.ofDays(30), null, Severity.WARNING, false),
                            new ExpiryTier("14d", Duration.ofDays(14), null, Severity.WARNING, false),
                            new ExpiryTier("1d", Duration.ofDays(1), null, Severity.CRITICAL, false)),
                    List.of(new PendingTier("1d", Duration.ofDays(1), Severity.CRITICAL))));

    @Test
    void subscribersCanRelyOnWhatTheyAreToldInEveryLifeOfAnOrder(TestReporter reporter) {
        long seed = Long.getLong("certmonitor.test.seed", System.nanoTime());
        reporter.publishEntry("certmonitor.test.seed", Long.toString(seed));
        Random random = new Random(seed);
        int told = 0;
        for (int life = 0; life < LIVES; life++) {
            told += new Life(random, "seed " + seed + ", life " + life).live();
        }
        assertThat(told).as("events told with seed %s", seed).isGreaterThan(LIVES);
    }

    private static OrderJudge judge(List<ExpiryTier> expiryTiers, List<PendingTier> pendingTiers) {
        return new OrderJudge(new Policy(PolicySettings.DEFAULT.withTiers(expiryTiers, pendingTiers)));
    }

    /** One order, and a subscriber that keeps account of it. */
    private static final class Life {

        private final Random random;
        private final String name;
        private final Set<String> ids = new HashSet<>();
        private final Map<String, RaisedFinding> held = new TreeMap<>();
        private Instant now = START;
        private OrderJudge judge = JUDGES.get(0);
        private @Nullable OrderState state;

        Life(Random random, String name) {
            this.random = random;
            this.name = name;
        }

        /** Lives, and says how many events were told. */
        int live() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            return ids.size();
        }

        private void step() {
            OrderState before = state;
            int dice = random.nextInt(10);
            if (before == null || dice < 5) {
                CertificateOrder order = randomOrder();
                take(judge.see(before, order, now));
                // Exactly the same once more tells nothing more.
                take(judge.see(state, order, now), 0);
            } else if (dice < 7) {
                now = now.plus(Duration.ofHours(random.nextInt(24 * 20)));
                take(judge.reconsider(before, now));
                take(judge.reconsider(before(state), now), 0);
            } else if (dice < 8) {
                judge = JUDGES.get(random.nextInt(JUDGES.size()));
                take(judge.reconsider(before, now));
            } else if (dice < 9) {
                boolean removed = random.nextBoolean();
                take(judge.lose(before, removed ? ResolutionReason.REMOVED : ResolutionReason.UNMONITORED, now));
                assertThat(held).as(name).isEmpty();
            } else {
                now = now.plus(Duration.ofMinutes(random.nextInt(60)));
            }
        }

        private static OrderState before(@Nullable OrderState state) {
            if (state == null) {
                throw new IllegalStateException("not seen yet");
            }
            return state;
        }

        private void take(Outcome outcome, int expectedEvents) {
            take(outcome);
            assertThat(outcome.events()).as(name).hasSize(expectedEvents);
        }

        private void take(Outcome outcome) {
            EventsOf.ids(outcome)
                    .forEach(id -> assertThat(ids.add(id))
                            .as("%s: %s is an id of its own", name, id)
                            .isTrue());
            outcome.events().forEach(event -> {
                assertThat(event.time()).as(name).isEqualTo(now);
                if (event instanceof FindingEvent finding) {
                    account(finding);
                }
            });
            state = outcome.state();
            assertThat(state.findings())
                    .as(name)
                    .usingRecursiveFieldByFieldElementComparatorOnFields("episode", "raisedAt")
                    .containsExactlyInAnyOrderElementsOf(held.values());
            assertThat(state.findings())
                    .as(name)
                    .extracting(raised -> raised.finding().key().toString())
                    .containsExactlyInAnyOrderElementsOf(held.keySet());
        }

        private void account(FindingEvent event) {
            String key = event.raised().finding().key().toString();
            RaisedFinding before = held.get(key);
            switch (event.transition()) {
                case RAISED -> {
                    assertThat(before).as("%s: %s raised twice", name, key).isNull();
                    assertThat(event.reason()).as(name).isNull();
                    held.put(key, event.raised());
                }
                case ESCALATED, DEESCALATED -> {
                    assertThat(before).as("%s: %s changed", name, key).isNotNull();
                    assertThat(event.reason()).as(name).isNull();
                    held.put(key, event.raised());
                }
                case RESOLVED -> {
                    assertThat(before)
                            .as("%s: %s resolved", name, key)
                            .isNotNull()
                            .extracting(RaisedFinding::episode)
                            .isEqualTo(event.raised().episode());
                    assertThat(event.reason()).as(name).isNotNull();
                    held.remove(key);
                }
            }
        }

        private CertificateOrder randomOrder() {
            Instant end = START.plus(Duration.ofDays(pick(-3, 1, 2, 6, 13, 20, 29, 45, 70, 150, 400)));
            Instant begin = end.minus(Duration.ofDays(pick(47, 100, 198)));
            String serial = "0" + random.nextInt(4);
            OrderStatus[] statuses = OrderStatus.values();
            KeyVaultStatus[] vaults = KeyVaultStatus.values();
            return SampleOrders.issued(begin, end)
                    .status(
                            random.nextInt(3) > 0
                                    ? AzureValue.of(OrderStatus.ISSUED)
                                    : AzureValue.of(statuses[random.nextInt(statuses.length)]))
                    .provisioningState(
                            AzureValue.of(ProvisioningState.class, random.nextInt(4) > 0 ? "Succeeded" : "Moon"))
                    .autoRenew(random.nextInt(4) > 0)
                    .serialNumber(serial)
                    .signedCertificate(random.nextInt(9) > 0 ? certificate(serial, "T" + serial, begin, end) : null)
                    .keyVaultCertificates(List.of(
                            keyVault("web", vaults[random.nextInt(vaults.length)]),
                            keyVault("api", KeyVaultStatus.SUCCEEDED)))
                    .unreadable(
                            random.nextInt(4) > 0
                                    ? List.of()
                                    : List.of(
                                            new UnreadableProperty("keySize", "big"),
                                            new UnreadableProperty("keySize", "huge")))
                    .build();
        }

        private long pick(long... days) {
            return days[random.nextInt(days.length)];
        }
    }
}

package io.certmonitor.demo;

import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens in the simulated Azure during the first minute, so that every kind of event comes. */
final class DemoStory {

    /** The subscription of the story's orders, which nothing else happens to. */
    static final String SUBSCRIPTION = "5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5";

    /** The resource group of the story's orders. */
    static final String RESOURCE_GROUP = "rg-webshop";

    static final String SHOP = "shop-example-com";
    static final String PAY = "pay-example-com";
    static final String BLOG = "blog-example-com";
    static final String OLD = "old-example-com";
    static final String LOGIN = "login-example-com";

    private static final Duration TIER = Duration.ofDays(14);
    private static final String TIER_NAME = "14d";

    /** Between a step and the tier it lets an order cross: enough for the monitor to have seen the order before. */
    private static final Duration NOTICE = seconds(10);

    private static final Duration OUTAGE_BEGINS = seconds(26);
    private static final Duration OUTAGE_ENDS = seconds(35);
    private static final Duration CROSSED_IN_OUTAGE = seconds(29);

    private DemoStory() {}

    /** Adds the story's orders, all of them in best health. */
    static void prepare(SimulatedAzure azure) {
        azure.addSubscription(SUBSCRIPTION, "Web shop");
        Instant now = azure.clock().instant();
        for (String name : List.of(SHOP, PAY, BLOG, OLD, LOGIN)) {
            azure.putOrder(SimulatedOrder.healthy(now, SUBSCRIPTION, RESOURCE_GROUP, name)
                    .domain(name.replace('-', '.'))
                    .tag("team", "webshop")
                    .build());
        }
    }

    /** The steps, in the order they happen. */
    static List<StoryStep> steps() {
        return List.of(
                step(0, "The monitor looks at every order for the first time", (azure, faults) -> {}),
                step(
                        4,
                        "14 days and 10 seconds are left of the certificate of " + SHOP,
                        happens(SHOP, OrderOperation.expireIn(TIER.plus(NOTICE))),
                        ExpectedEvent.of("expiring", "expiring", SHOP, TIER_NAME, seconds(4))),
                step(
                        7,
                        "Key Vault no longer lets Azure store the certificate of " + PAY,
                        happens(PAY, OrderOperation.breakKeyVault("OperationNotPermittedOnKeyVault")),
                        ExpectedEvent.of("degraded", "degraded", PAY, "", seconds(7))),
                step(
                        10,
                        "The certificate authority denies order " + BLOG,
                        happens(BLOG, OrderOperation.deny()),
                        ExpectedEvent.of("failed", "failed", BLOG, "", seconds(10))),
                step(
                        13,
                        "6 seconds are left of the certificate of " + OLD,
                        happens(OLD, OrderOperation.expireIn(seconds(6))),
                        ExpectedEvent.of("expired", "expired", OLD, "", seconds(13))),
                step(
                        16,
                        "14 days and 13 seconds are left of the certificate of " + LOGIN,
                        happens(
                                LOGIN,
                                OrderOperation.expireIn(
                                        TIER.plus(CROSSED_IN_OUTAGE).minus(seconds(16))))),
                new StoryStep(
                        OUTAGE_BEGINS,
                        "Azure does not answer any more; " + LOGIN + " is about to have less than 14 days left",
                        (azure, faults) -> faults.unreachable(true),
                        List.of(new ExpectedEvent(
                                "expiring while Azure is away",
                                "expiring",
                                LOGIN,
                                TIER_NAME,
                                OUTAGE_BEGINS,
                                OUTAGE_ENDS))),
                new StoryStep(
                        OUTAGE_ENDS, "Azure answers again", (azure, faults) -> faults.unreachable(false), List.of()),
                step(
                        38,
                        "Key Vault lets Azure in again, the certificate of " + PAY + " is stored",
                        happens(PAY, OrderOperation.repairKeyVault()),
                        ExpectedEvent.of("resolved", "resolved", PAY, "", seconds(38))),
                step(
                        41,
                        "The certificate of " + SHOP + " is renewed",
                        happens(SHOP, OrderOperation.renew()),
                        ExpectedEvent.of("renewed", "renewed", SHOP, "", seconds(41))),
                step(
                        44,
                        "Somebody deletes the denied order " + BLOG,
                        happens(BLOG, OrderOperation.delete()),
                        ExpectedEvent.of("resolved by removal", "resolved", BLOG, "removed", seconds(44))));
    }

    private static StoryStep step(int at, String narrative, StoryStep.Action action, ExpectedEvent... expected) {
        return new StoryStep(seconds(at), narrative, action, List.of(expected));
    }

    private static StoryStep.Action happens(String order, OrderOperation operation) {
        return (azure, faults) -> azure.apply(SUBSCRIPTION, RESOURCE_GROUP, order, operation);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}

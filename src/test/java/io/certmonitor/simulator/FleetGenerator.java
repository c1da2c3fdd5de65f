package io.certmonitor.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Generates fleets that look like those of a large company: mostly healthy, with some of each trouble. */
public final class FleetGenerator {

    private static final List<String> APPS = List.of("shop", "api", "login", "intranet", "blog", "payments");
    private static final List<String> ENVIRONMENTS = List.of("prod", "test", "dev");

    /** One id in so many has another casing than its group, as Azure gives them out. */
    private static final int ODD_CASING = 8;

    private final SimulatedAzure azure;
    private final FleetSpec spec;
    private final Random random;
    private final Instant now;

    private FleetGenerator(SimulatedAzure azure, FleetSpec spec) {
        this.azure = azure;
        this.spec = spec;
        this.random = new Random(spec.seed());
        this.now = azure.clock().instant();
    }

    /**
     * Adds a fleet to an Azure. The seed decides everything but the dates, which are counted from that Azure's now.
     *
     * @param azure where to put it
     * @param spec how large it is
     */
    public static void populate(SimulatedAzure azure, FleetSpec spec) {
        new FleetGenerator(azure, spec).generate();
    }

    private void generate() {
        List<SimulatedResourceGroup> groups = groups();
        for (int i = 0; i < spec.orders(); i++) {
            azure.putOrder(order(groups.get(i % groups.size()), i));
        }
    }

    private List<SimulatedResourceGroup> groups() {
        List<SimulatedResourceGroup> groups = new ArrayList<>();
        for (int s = 0; s < spec.subscriptions(); s++) {
            String subscription = guid();
            azure.addSubscription(subscription, "Landing Zone " + (s + 1));
            for (int g = 0; g < spec.groupsPerSubscription(); g++) {
                String name = String.format(Locale.ROOT, random.nextBoolean() ? "rg-web-%03d" : "RG-Web-%03d", g);
                azure.addResourceGroup(subscription, name);
                azure.resourceGroup(subscription, name).ifPresent(groups::add);
            }
        }
        return groups;
    }

    private SimulatedOrder order(SimulatedResourceGroup group, int number) {
        String app = APPS.get(random.nextInt(APPS.size()));
        boolean odd = random.nextInt(ODD_CASING) == 0;
        String groupName = odd ? group.name().toUpperCase(Locale.ROOT) : group.name();
        String name = String.format(Locale.ROOT, odd ? "%S-%06d" : "%s-%06d", app, number);
        SimulatedOrderBuilder order = SimulatedOrder.healthy(now, group.subscriptionId(), groupName, name)
                .location(random.nextBoolean() ? "Global" : "global")
                .domain((random.nextInt(10) == 0 ? "*." : "www.") + app + "-" + number + ".example.com")
                .tag("app", app)
                .tag("env", ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())))
                .expiresIn(Duration.ofHours(random.nextInt(40 * 24, 197 * 24)));
        SimulatedOrderBuilder troubled = FleetTrouble.mayHappenTo(order, random);
        return (spec.withRawData() ? troubled : troubled.withoutRawData()).build();
    }

    /** A random GUID of version 4 from the seeded source. */
    private String guid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

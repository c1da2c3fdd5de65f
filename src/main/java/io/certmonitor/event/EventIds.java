package io.certmonitor.event;

import com.fasterxml.uuid.Generators;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.FindingTransition;
import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.InventoryEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import io.certmonitor.transition.SubscriptionEvent;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives each change an id that depends on the change alone (UUID version 5, RFC 9562), so that a change that is judged
 * twice has the same id.
 */
final class EventIds {

    /** Fixed for ever: another value would give every event another id. */
    private static final UUID NAMESPACE = UUID.fromString("7b0a3c4e-54c5-5f4c-9d62-0f5d3a5b8a17");

    private EventIds() {}

    static String of(MonitorEvent event) {
        return Generators.nameBasedGenerator(NAMESPACE)
                .generate(event.key() + '|' + name(event))
                .toString();
    }

    private static String name(MonitorEvent event) {
        return event instanceof OrderEvent order ? name(order) : name((SubscriptionEvent) event);
    }

    private static String name(OrderEvent event) {
        if (event instanceof FindingEvent finding) {
            return name(finding);
        }
        return event instanceof InventoryEvent inventory ? name(inventory) : name((RenewedEvent) event);
    }

    private static String name(FindingEvent event) {
        String change = String.join(
                "|",
                event.raised().finding().key().toString(),
                Integer.toString(event.raised().episode()),
                event.transition().label(),
                label(event.raised().finding().tier()));
        return event.transition() == FindingTransition.REMINDED
                ? change + '|' + event.raised().reminders()
                : change;
    }

    private static String name(RenewedEvent event) {
        return String.join(
                "|",
                "renewed",
                Integer.toString(event.episode()),
                String.valueOf(event.order().serialNumber()),
                String.valueOf(event.order().thumbprint()),
                String.valueOf(event.order().effectiveExpiry()));
    }

    private static String name(InventoryEvent event) {
        return event.type().name().toLowerCase(Locale.ROOT) + '|' + event.episode();
    }

    private static String name(SubscriptionEvent event) {
        return event.type().name().toLowerCase(Locale.ROOT) + '|' + event.episode();
    }

    private static String label(@Nullable Tier tier) {
        return tier == null ? "" : tier.label();
    }
}

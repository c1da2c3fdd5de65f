package io.certmonitor.event;

import com.fasterxml.uuid.Generators;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
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

    static String of(OrderEvent event) {
        String name = event instanceof FindingEvent finding ? name(finding) : name((RenewedEvent) event);
        return Generators.nameBasedGenerator(NAMESPACE)
                .generate(event.order().id().key() + '|' + name)
                .toString();
    }

    private static String name(FindingEvent event) {
        return String.join(
                "|",
                event.raised().finding().key().toString(),
                Integer.toString(event.raised().episode()),
                event.transition().label(),
                label(event.raised().finding().tier()));
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

    private static String label(@Nullable Tier tier) {
        return tier == null ? "" : tier.label();
    }
}

package io.certmonitor.transition;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.Portal;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Locale;

/** Puts what an outcome tells into a form that tests read easily. */
final class EventsOf {

    private static final CloudEvents CLOUD_EVENTS = new CloudEvents(Portal.PUBLIC);

    private EventsOf() {}

    /** For example {@code escalated EXPIRING 14d #1}, with the episode after the sign. */
    static List<String> words(Outcome outcome) {
        return outcome.events().stream().map(EventsOf::words).toList();
    }

    /** The ids that subscribers see. */
    static List<String> ids(Outcome outcome) {
        return outcome.events().stream()
                .map(CLOUD_EVENTS::of)
                .map(CloudEvent::getId)
                .toList();
    }

    private static String words(OrderEvent event) {
        if (!(event instanceof FindingEvent finding)) {
            return event.type().name().toLowerCase(Locale.ROOT);
        }
        Tier tier = finding.raised().finding().tier();
        return finding.transition().label() + " " + finding.raised().finding().key()
                + (tier == null ? "" : " " + tier.label())
                + " #" + finding.raised().episode()
                + (finding.reason() == null ? "" : " " + finding.reason().label());
    }
}

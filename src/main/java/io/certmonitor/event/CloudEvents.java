package io.certmonitor.event;

import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.SubscriptionEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;

/**
 * Maps what there is to tell to CloudEvents 1.0 (https://github.com/cloudevents/spec, with the partitioning extension).
 */
public final class CloudEvents {

    private final Portal portal;

    /** A mapping whose events link to this portal. */
    public CloudEvents(Portal portal) {
        this.portal = portal;
    }

    /** The event, with its data as JSON. */
    public CloudEvent of(MonitorEvent event) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(EventIds.of(event))
                .withType(event.type().typeName())
                .withSource(URI.create("/subscriptions/" + event.subscriptionId()))
                .withSubject(event.subject())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(dataSchema(event))
                .withExtension("severity", event.severity().label())
                .withExtension("partitionkey", event.key())
                .withData("application/json", DocumentJson.write(document(event)));
        if (event instanceof FindingEvent finding) {
            builder.withExtension("finding", finding.raised().finding().code().name());
        }
        return builder.build();
    }

    private Record document(MonitorEvent event) {
        return event instanceof OrderEvent order
                ? EventDocument.of(order, portal)
                : SubscriptionEventDocument.of((SubscriptionEvent) event, portal);
    }

    /** For example {@code urn:certmonitor:schema:order.expiring.v1}. */
    private static URI dataSchema(MonitorEvent event) {
        return URI.create(event.type().typeName().replace("io.certmonitor.", "urn:certmonitor:schema:"));
    }
}

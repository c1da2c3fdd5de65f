package io.certmonitor.event;

import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.SubscriptionEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Maps what there is to tell to CloudEvents 1.0 (https://github.com/cloudevents/spec, with the extensions partitioning
 * and distributed tracing).
 */
public final class CloudEvents {

    private final Portal portal;

    /** A mapping whose events link to this portal. */
    public CloudEvents(Portal portal) {
        this.portal = portal;
    }

    /** The event, with its data as JSON. */
    public CloudEvent of(MonitorEvent event) {
        return of(event, null);
    }

    /**
     * The event, with its data as JSON.
     *
     * @param traceparent names the step of the trace that has led to it, as the W3C's Trace Context writes it; null
     *     when there is none. Nothing else of the event depends on it
     */
    public CloudEvent of(MonitorEvent event, @Nullable String traceparent) {
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
        if (traceparent != null) {
            builder.withExtension("traceparent", traceparent);
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

package io.certmonitor.event;

import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event about an order. Field names are a public contract; absent values are left out.
 *
 * @param finding what the event tells of a finding; left out where it tells of none
 * @param previous how it was before
 * @param portalUrl the order's page in the Azure portal
 */
public record EventDocument(
        OrderDocument order,
        ExpirationDocument expiration,
        @Nullable FindingDocument finding,
        @Nullable PreviousDocument previous,
        String portalUrl) {

    /**
     * How it was before the event: the finding's severity and tier, or the renewed certificate.
     *
     * @param effectiveExpiration the effective expiry with the certificate before
     */
    public record PreviousDocument(
            @Nullable String severity,
            @Nullable String tier,
            @Nullable String serialNumber,
            @Nullable String thumbprint,
            @Nullable Instant effectiveExpiration) {

        private static @Nullable PreviousDocument of(@Nullable Finding finding) {
            return finding == null
                    ? null
                    : new PreviousDocument(
                            finding.severity().label(),
                            finding.tier() == null ? null : finding.tier().label(),
                            null,
                            null,
                            null);
        }

        private static PreviousDocument of(IssuedCertificate certificate) {
            return new PreviousDocument(
                    null, null, certificate.serialNumber(), certificate.thumbprint(), certificate.effectiveExpiry());
        }
    }

    static EventDocument of(OrderEvent event, Portal portal) {
        FindingDocument finding = event instanceof FindingEvent told ? FindingDocument.of(told) : null;
        return new EventDocument(
                OrderDocument.of(event.order()),
                ExpirationDocument.at(event.order(), event.time()),
                finding,
                previous(event),
                portal.url(event.order().id()));
    }

    private static @Nullable PreviousDocument previous(OrderEvent event) {
        if (event instanceof RenewedEvent renewed) {
            return PreviousDocument.of(renewed.previous());
        }
        return event instanceof FindingEvent finding ? PreviousDocument.of(finding.previous()) : null;
    }
}

package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to tell subscribers about one order. */
public sealed interface OrderEvent {

    /** The order as it stands now; for an order that is gone, as it was last seen. */
    CertificateOrder order();

    /** When it was judged. */
    Instant time();

    /** The kind of event. */
    EventType type();

    /** How much it matters; for a resolved finding, how much that finding mattered. */
    Severity severity();

    /**
     * A finding was raised, changed or resolved.
     *
     * @param raised the finding; for {@link FindingTransition#RESOLVED} as it stood last
     * @param reason why it was resolved; null unless it was
     * @param previous the finding before it changed; null when it was raised
     */
    record FindingEvent(
            CertificateOrder order,
            Instant time,
            RaisedFinding raised,
            FindingTransition transition,
            @Nullable ResolutionReason reason,
            @Nullable Finding previous)
            implements OrderEvent {

        @Override
        public EventType type() {
            return EventType.of(raised.finding().code(), transition);
        }

        @Override
        public Severity severity() {
            return raised.finding().severity();
        }
    }

    /**
     * The order has another certificate, and its effective expiry moved later.
     *
     * @param previous the certificate before
     * @param episode which renewal of this order it is, counted from 1
     */
    record RenewedEvent(CertificateOrder order, Instant time, IssuedCertificate previous, int episode)
            implements OrderEvent {

        @Override
        public EventType type() {
            return EventType.RENEWED;
        }

        @Override
        public Severity severity() {
            return Severity.OK;
        }
    }
}

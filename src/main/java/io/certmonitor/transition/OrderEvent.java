package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to tell subscribers about one order. For a resolved finding the severity is how much it mattered. */
public sealed interface OrderEvent extends MonitorEvent {

    /** The order as it stands now; for an order that is gone, as it was last seen. */
    CertificateOrder order();

    @Override
    default String subscriptionId() {
        return order().id().subscriptionId();
    }

    @Override
    default String subject() {
        return order().id().armId();
    }

    /**
     * A finding was raised, changed or resolved, or is told again.
     *
     * @param raised the finding; for {@link FindingTransition#RESOLVED} as it stood last
     * @param reason why it was resolved; for another transition {@link ResolutionReason#POLICY} when the policy
     *     changed, and null otherwise
     * @param previous the finding before it changed; null when it was raised or reminded of
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

    /**
     * The order appeared or disappeared.
     *
     * @param type {@link EventType#DISCOVERED} or {@link EventType#REMOVED}
     * @param episode how often that was told of this order, counted from 1
     */
    record InventoryEvent(CertificateOrder order, Instant time, EventType type, int episode) implements OrderEvent {

        @Override
        public Severity severity() {
            return Severity.OK;
        }
    }
}

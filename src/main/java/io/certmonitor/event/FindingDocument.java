package io.certmonitor.event;

import io.certmonitor.policy.Finding;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.RaisedFinding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a finding. Absent values are left out.
 *
 * @param property the property it concerns, when it does not concern the order as a whole
 * @param episode which stretch of this finding on this order it is
 * @param transition what became of it; left out where the finding is only shown
 * @param reason why it was resolved, or that the policy changed
 */
public record FindingDocument(
        String code,
        @Nullable String property,
        String severity,
        @Nullable String tier,
        String message,
        String remediation,
        Instant raisedAt,
        int episode,
        @Nullable String transition,
        @Nullable String reason) {

    /** A finding that holds. */
    public static FindingDocument of(RaisedFinding raised) {
        return of(raised, null, null);
    }

    static FindingDocument of(FindingEvent event) {
        return of(
                event.raised(),
                event.transition().label(),
                event.reason() == null ? null : event.reason().label());
    }

    private static FindingDocument of(RaisedFinding raised, @Nullable String transition, @Nullable String reason) {
        Finding finding = raised.finding();
        return new FindingDocument(
                finding.code().name(),
                finding.property(),
                finding.severity().label(),
                finding.tier() == null ? null : finding.tier().label(),
                finding.message(),
                finding.remediation(),
                raised.raisedAt(),
                raised.episode(),
                transition,
                reason);
    }
}

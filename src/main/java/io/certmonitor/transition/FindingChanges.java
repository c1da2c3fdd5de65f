package io.certmonitor.transition;

import io.certmonitor.policy.Absence;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.policy.Judgement;
import io.certmonitor.transition.PendingChange.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out, for one order at one instant, how the findings raised before turn into those that hold now. What is raised
 * or changed is told before what is resolved, so that a subscriber never sees an order healthy in between.
 */
final class FindingChanges {

    private static final Set<FindingCode> ABOUT_OLD_CERTIFICATE =
            Set.of(FindingCode.EXPIRING, FindingCode.EXPIRED, FindingCode.RENEWAL_OVERDUE);

    private final OrderState state;
    private final PendingChanges pending;
    private final Telling telling;
    private final boolean policyChanged;

    /**
     * Begins with what was told.
     *
     * @param policyChanged whether another policy judges than before
     */
    FindingChanges(OrderState state, EventSettings settings, Instant now, boolean policyChanged) {
        this.state = state;
        this.policyChanged = policyChanged;
        this.pending = new PendingChanges(state.pending(), settings, now, policyChanged);
        this.telling = new Telling(state, settings, now, policyChanged ? ResolutionReason.POLICY : null);
    }

    /** Compares with a judgement. */
    Telling apply(Judgement judgement) {
        Map<FindingKey, RaisedFinding> missing = new LinkedHashMap<>();
        state.findings().forEach(raised -> missing.put(raised.finding().key(), raised));
        for (Finding finding : judgement.findings()) {
            RaisedFinding before = missing.remove(finding.key());
            if (before != null) {
                update(before, finding, judgement.leavesOpen(finding.key()));
            } else if (pending.isDue(finding.key(), Kind.RAISE)) {
                telling.raise(finding);
            }
        }
        missing.values().forEach(raised -> miss(raised, judgement));
        keepOpen(judgement);
        return telling.pending(pending.list());
    }

    /** Resolves every finding, and lets go of what is pending. */
    Telling resolveAll(ResolutionReason reason) {
        state.findings().forEach(raised -> telling.resolve(raised, reason));
        return telling;
    }

    /** Resolves the findings that a new certificate ends, and keeps the others as they are. */
    Telling resolveOldCertificate(ResolutionReason reason) {
        for (RaisedFinding raised : state.findings()) {
            if (ABOUT_OLD_CERTIFICATE.contains(raised.finding().code())) {
                telling.resolve(raised, reason);
            } else {
                telling.keep(raised);
            }
        }
        return telling.pending(state.pending().stream()
                .filter(change ->
                        !ABOUT_OLD_CERTIFICATE.contains(change.finding().code()))
                .toList());
    }

    /** A finding that could not be understood well enough to soften it stands as it was. */
    private void update(RaisedFinding before, Finding finding, boolean open) {
        int urgency = finding.compareUrgency(before.finding());
        if (urgency == 0) {
            telling.stand(before.as(finding));
        } else if (urgency > 0) {
            telling.change(before, finding, FindingTransition.ESCALATED);
        } else if (open) {
            telling.stand(before);
        } else if (pending.isDue(finding.key(), Kind.DEESCALATE)) {
            telling.change(before, finding, FindingTransition.DEESCALATED);
        } else {
            telling.keep(before);
        }
    }

    private void miss(RaisedFinding raised, Judgement judgement) {
        FindingKey key = raised.finding().key();
        ResolutionReason absence = reason(judgement.absence(key));
        if (absence == ResolutionReason.SUPERSEDED && pending.isAboutToRaise(FindingCode.EXPIRED)) {
            telling.keep(raised);
        } else if (absence != null) {
            telling.resolve(raised, absence);
        } else if (judgement.leavesOpen(key)) {
            telling.stand(raised);
        } else if (pending.isDue(key, Kind.RESOLVE)) {
            telling.resolve(raised, policyChanged ? ResolutionReason.POLICY : ResolutionReason.RECOVERED);
        } else {
            telling.keep(raised);
        }
    }

    /** What cannot be understood does not interrupt a finding that is about to be raised. */
    private void keepOpen(Judgement judgement) {
        Set<FindingKey> found = judgement.findings().stream().map(Finding::key).collect(Collectors.toSet());
        state.pending().stream()
                .filter(change -> change.kind() == Kind.RAISE && !found.contains(change.finding()))
                .filter(change -> judgement.absence(change.finding()) == null)
                .filter(change -> judgement.leavesOpen(change.finding()))
                .forEach(pending::waitOn);
    }

    private static @Nullable ResolutionReason reason(@Nullable Absence absence) {
        if (absence == null) {
            return null;
        }
        return switch (absence) {
            case SUPPRESSED -> ResolutionReason.SUPPRESSED;
            case DISABLED -> ResolutionReason.POLICY;
            case SUPERSEDED -> ResolutionReason.SUPERSEDED;
        };
    }
}

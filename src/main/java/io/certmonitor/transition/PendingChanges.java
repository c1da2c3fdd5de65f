package io.certmonitor.transition;

import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.transition.PendingChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds changes of one order's findings down until they have lasted long enough to be told. */
final class PendingChanges {

    private final Map<FindingKey, PendingChange> before;
    private final Map<FindingKey, PendingChange> after = new TreeMap<>();
    private final EventSettings settings;
    private final Instant now;
    private final boolean policyChanged;

    /**
     * The changes that were pending before.
     *
     * @param policyChanged whether another policy judges, whose changes are told at once; one that was pending before
     *     does not come of it and goes on waiting
     */
    PendingChanges(List<PendingChange> before, EventSettings settings, Instant now, boolean policyChanged) {
        this.before = before.stream().collect(Collectors.toMap(PendingChange::finding, Function.identity()));
        this.settings = settings;
        this.now = now;
        this.policyChanged = policyChanged;
    }

    /** Whether the change has lasted long enough to be told; otherwise it is pending from now on. */
    boolean isDue(FindingKey finding, Kind kind) {
        Duration holdDown = settings.holdDown(finding.code());
        PendingChange known = before.get(finding);
        boolean waiting = known != null && known.kind() == kind;
        if (holdDown.isZero() || (policyChanged && !waiting)) {
            return true;
        }
        Instant since = waiting ? since(known) : now;
        if (!now.isBefore(since.plus(holdDown))) {
            return true;
        }
        after.put(finding, new PendingChange(finding, kind, since));
        return false;
    }

    /** Lets a change that was pending before wait on. */
    void waitOn(PendingChange change) {
        after.put(change.finding(), new PendingChange(change.finding(), change.kind(), since(change)));
    }

    /** Whether a change of the finding is pending now. */
    boolean contains(FindingKey finding) {
        return after.containsKey(finding);
    }

    /** Whether a finding with this code, which has no property, is about to be raised. */
    boolean isAboutToRaise(FindingCode code) {
        PendingChange change = after.get(new FindingKey(code, null));
        return change != null && change.kind() == Kind.RAISE;
    }

    /** What is pending now, sorted. */
    List<PendingChange> list() {
        return List.copyOf(after.values());
    }

    /** A clock that was put right by a lot says nothing about how long it has been, so that begins anew. */
    private Instant since(@Nullable PendingChange change) {
        return change == null || change.since().isAfter(now.plus(OrderJudge.LARGEST_CLOCK_SKEW)) ? now : change.since();
    }
}

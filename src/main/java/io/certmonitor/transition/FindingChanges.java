package io.certmonitor.transition;

import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works out, for one order at one instant, how the findings told before turn into those that hold now. What is raised
 * or changed is told before what is resolved, so that a subscriber never sees an order healthy in between.
 */
final class FindingChanges {

    private static final Set<FindingCode> ABOUT_EXPIRY = EnumSet.of(FindingCode.EXPIRING, FindingCode.EXPIRED);

    private final OrderState state;
    private final Instant now;
    private final Map<String, Integer> episodes;
    private final List<RaisedFinding> holding = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();

    FindingChanges(OrderState state, Instant now) {
        this.state = state;
        this.now = now;
        this.episodes = new TreeMap<>(state.episodes());
    }

    /** Compares with the findings that hold now; what is gone is resolved for the reason, unless it is superseded. */
    FindingChanges apply(List<Finding> current, ResolutionReason whenResolved) {
        Map<String, RaisedFinding> told = new HashMap<>();
        state.findings().forEach(raised -> told.put(raised.finding().key().toString(), raised));
        for (Finding finding : current) {
            update(told.remove(finding.key().toString()), finding);
        }
        boolean expired = current.stream().anyMatch(finding -> finding.code() == FindingCode.EXPIRED);
        for (RaisedFinding gone : state.findings()) {
            if (told.containsKey(gone.finding().key().toString())) {
                boolean superseded = expired && gone.finding().code() == FindingCode.EXPIRING;
                resolve(gone, superseded ? ResolutionReason.SUPERSEDED : whenResolved);
            }
        }
        return this;
    }

    /** Resolves every finding. */
    FindingChanges resolveAll(ResolutionReason reason) {
        return resolve(finding -> true, reason);
    }

    /** Resolves the findings about expiry and keeps the others. */
    FindingChanges resolveExpiry(ResolutionReason reason) {
        return resolve(finding -> ABOUT_EXPIRY.contains(finding.code()), reason);
    }

    /** The findings that hold, the most important first. */
    List<RaisedFinding> findings() {
        holding.sort(Comparator.comparing(RaisedFinding::finding, Finding.BY_IMPORTANCE));
        return holding;
    }

    Map<String, Integer> episodes() {
        return episodes;
    }

    List<OrderEvent> events() {
        return events;
    }

    private void update(@Nullable RaisedFinding before, Finding finding) {
        if (before == null) {
            tell(new RaisedFinding(finding, nextEpisode(finding), now), FindingTransition.RAISED, null);
            return;
        }
        int urgency = finding.compareUrgency(before.finding());
        if (urgency > 0) {
            RaisedFinding escalated = new RaisedFinding(finding, before.episode(), before.raisedAt());
            tell(escalated, FindingTransition.ESCALATED, before.finding());
        } else if (urgency < 0) {
            // A new episode, so that crossing the same tier again later has an event id of its own.
            RaisedFinding deescalated = new RaisedFinding(finding, nextEpisode(finding), before.raisedAt());
            tell(deescalated, FindingTransition.DEESCALATED, before.finding());
        } else {
            holding.add(new RaisedFinding(finding, before.episode(), before.raisedAt()));
        }
    }

    private void tell(RaisedFinding raised, FindingTransition transition, @Nullable Finding previous) {
        holding.add(raised);
        events.add(new FindingEvent(state.order(), now, raised, transition, null, previous));
    }

    private FindingChanges resolve(Predicate<Finding> which, ResolutionReason reason) {
        for (RaisedFinding raised : state.findings()) {
            if (which.test(raised.finding())) {
                resolve(raised, reason);
            } else {
                holding.add(raised);
            }
        }
        return this;
    }

    private void resolve(RaisedFinding raised, ResolutionReason reason) {
        events.add(new FindingEvent(state.order(), now, raised, FindingTransition.RESOLVED, reason, raised.finding()));
    }

    private int nextEpisode(Finding finding) {
        return episodes.merge(finding.key().toString(), 1, Integer::sum);
    }
}

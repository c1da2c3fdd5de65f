package io.certmonitor.transition;

import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final Set<FindingCode> ABOUT_EXPIRY = Set.of(FindingCode.EXPIRING, FindingCode.EXPIRED);

    /** Stands among the finding keys, of which none is the same. */
    private static final String RENEWAL = "RENEWED";

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

    /**
     * Compares with a judgement. What it does not find is resolved for the reason, unless it is superseded or the order
     * leaves it open: a value that cannot be understood is no all-clear.
     */
    FindingChanges apply(Judgement judgement, ResolutionReason whenResolved) {
        Map<String, RaisedFinding> told = new HashMap<>();
        state.findings().forEach(raised -> told.put(key(raised.finding()), raised));
        for (Finding finding : judgement.findings()) {
            update(told.remove(key(finding)), finding, judgement.leavesOpen(finding.key()));
        }
        boolean expired =
                judgement.findings().stream().anyMatch(finding -> finding.code().equals(FindingCode.EXPIRED));
        for (RaisedFinding missing : state.findings()) {
            if (told.containsKey(key(missing.finding()))) {
                if (expired && missing.finding().code().equals(FindingCode.EXPIRING)) {
                    resolve(missing, ResolutionReason.SUPERSEDED);
                } else if (judgement.leavesOpen(missing.finding().key())) {
                    holding.add(missing);
                } else {
                    resolve(missing, whenResolved);
                }
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

    /** The number of a renewal of the order, which is counted like the episodes of a finding. */
    int nextRenewal() {
        return nextEpisode(RENEWAL);
    }

    Map<String, Integer> episodes() {
        return episodes;
    }

    List<OrderEvent> events() {
        return events;
    }

    private void update(@Nullable RaisedFinding before, Finding finding, boolean open) {
        if (before == null) {
            tell(new RaisedFinding(finding, nextEpisode(key(finding)), now), FindingTransition.RAISED, null);
            return;
        }
        int urgency = finding.compareUrgency(before.finding());
        if (urgency > 0) {
            int episode = isNextStep(before.finding(), finding) ? before.episode() : nextEpisode(key(finding));
            RaisedFinding escalated = new RaisedFinding(finding, episode, before.raisedAt());
            tell(escalated, FindingTransition.ESCALATED, before.finding());
        } else if (urgency < 0 && open) {
            holding.add(before);
        } else if (urgency < 0) {
            // A new episode, so that crossing the same tier again later has an event id of its own.
            RaisedFinding deescalated = new RaisedFinding(finding, nextEpisode(key(finding)), before.raisedAt());
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

    /**
     * Whether a more urgent finding stands deeper on the same ladder. Within an episode an event id has nothing but the
     * tier to tell one escalation from another, so what escalates otherwise begins a new episode.
     */
    private static boolean isNextStep(Finding before, Finding after) {
        Tier from = before.tier();
        Tier to = after.tier();
        return from != null
                && to != null
                && to.depth() > from.depth()
                && !to.label().equals(from.label());
    }

    private int nextEpisode(String key) {
        return episodes.merge(key, 1, Integer::sum);
    }

    private static String key(Finding finding) {
        return finding.key().toString();
    }
}

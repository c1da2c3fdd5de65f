package io.certmonitor.transition;

import io.certmonitor.policy.Finding;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what holds of an order, and what of it is told. A finding that was told once is told to its end; one that is
 * below the severity to be told is silent until it reaches it.
 */
final class Telling {

    private final OrderState state;
    private final EventSettings settings;
    private final Instant now;
    private final @Nullable ResolutionReason reasonOfChanges;
    private final Map<String, Integer> episodes;
    private final List<RaisedFinding> holding = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private List<PendingChange> pending = List.of();

    /**
     * Begins with nothing told.
     *
     * @param reasonOfChanges what is told of everything that is raised or changes; null for nothing
     */
    Telling(OrderState state, EventSettings settings, Instant now, @Nullable ResolutionReason reasonOfChanges) {
        this.state = state;
        this.settings = settings;
        this.now = now;
        this.reasonOfChanges = reasonOfChanges;
        this.episodes = new TreeMap<>(state.episodes());
    }

    /** A finding holds that did not before. */
    void raise(Finding finding) {
        stand(RaisedFinding.silent(finding, nextEpisode(finding), now));
    }

    /** A finding became more or less urgent. */
    void change(RaisedFinding before, Finding finding, FindingTransition transition) {
        if (before.silent()) {
            stand(before.as(finding));
            return;
        }
        // Each easing begins an episode, so that crossing the same tier again later has an event id of its own.
        RaisedFinding changed = transition == FindingTransition.ESCALATED && before.isNextStep(finding)
                ? before.changed(finding, now)
                : before.changed(finding, nextEpisode(finding), now);
        tell(changed, transition, reasonOfChanges, before.finding());
    }

    /** A finding stands: it is told if it was not and now is to be, and told again when it is time. */
    void stand(RaisedFinding raised) {
        if (raised.silent() && settings.tells(raised.finding().severity())) {
            tell(raised.told(now), FindingTransition.RAISED, reasonOfChanges, null);
        } else if (isDueAgain(raised)) {
            tell(raised.reminded(now), FindingTransition.REMINDED, null, null);
        } else {
            keep(raised);
        }
    }

    /** A finding stays as it is for now. */
    void keep(RaisedFinding raised) {
        holding.add(raised.toldNotAfter(now));
    }

    /** A finding is over. */
    void resolve(RaisedFinding raised, ResolutionReason reason) {
        if (!raised.silent()) {
            events.add(
                    new FindingEvent(state.order(), now, raised, FindingTransition.RESOLVED, reason, raised.finding()));
        }
    }

    /** Sets what is pending from now on. */
    Telling pending(List<PendingChange> changes) {
        pending = changes;
        return this;
    }

    List<OrderEvent> events() {
        return events;
    }

    /** The state after all this, told or not. */
    OrderState state() {
        holding.sort(Comparator.comparing(RaisedFinding::finding, Finding.BY_IMPORTANCE));
        return state.with(holding, pending, episodes, events.isEmpty() ? state.toldAt() : now);
    }

    private boolean isDueAgain(RaisedFinding raised) {
        Duration interval = settings.repeatInterval(raised.finding().severity());
        return interval != null
                && !raised.silent()
                && !now.isBefore(raised.toldAt().plus(interval));
    }

    private void tell(
            RaisedFinding raised,
            FindingTransition transition,
            @Nullable ResolutionReason reason,
            @Nullable Finding previous) {
        holding.add(raised);
        events.add(new FindingEvent(state.order(), now, raised, transition, reason, previous));
    }

    private int nextEpisode(Finding finding) {
        return episodes.merge(finding.key().toString(), 1, Integer::sum);
    }
}

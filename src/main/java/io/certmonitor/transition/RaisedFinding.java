package io.certmonitor.transition;

import io.certmonitor.policy.Finding;
import io.certmonitor.policy.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding that was raised and still holds.
 *
 * @param finding as it stands now
 * @param episode which stretch of this finding on this order it is, counted from 1; a finding that was resolved and is
 *     raised again, that became less urgent, or that became more urgent without reaching a tier that was not told in
 *     this stretch, begins a new one
 * @param raisedAt when it was raised
 * @param silent whether subscribers were not told of it, because it is below the severity that is told
 * @param toldAt when it was told last; when it was raised, if it is silent
 * @param reminders how often it was told again in this episode without having changed
 * @param tiers the labels of the tiers told in this episode
 */
public record RaisedFinding(
        Finding finding,
        int episode,
        Instant raisedAt,
        boolean silent,
        Instant toldAt,
        int reminders,
        List<String> tiers) {

    /** Copies the labels. What an earlier version stored was told when it was raised, and with its tier. */
    public RaisedFinding {
        toldAt = toldAt == null ? raisedAt : toldAt;
        tiers = tiers == null ? toldTiers(finding, silent) : List.copyOf(tiers);
    }

    /** A finding that is told for the first time. */
    public RaisedFinding(Finding finding, int episode, Instant raisedAt) {
        this(finding, episode, raisedAt, false, raisedAt, 0, toldTiers(finding, false));
    }

    /** A finding that holds and is not told. */
    static RaisedFinding silent(Finding finding, int episode, Instant raisedAt) {
        return new RaisedFinding(finding, episode, raisedAt, true, raisedAt, 0, List.of());
    }

    /** The finding as it stands now, when that is nothing to tell. */
    RaisedFinding as(Finding now) {
        return new RaisedFinding(now, episode, raisedAt, silent, toldAt, reminders, tiers);
    }

    /** A silent finding that is told for the first time. */
    RaisedFinding told(Instant now) {
        return new RaisedFinding(finding, episode, raisedAt, false, now, 0, toldTiers(finding, false));
    }

    /** The finding after it changed within its episode. */
    RaisedFinding changed(Finding changed, Instant now) {
        List<String> all = new ArrayList<>(tiers);
        all.addAll(toldTiers(changed, false));
        return new RaisedFinding(changed, episode, raisedAt, false, now, reminders, all);
    }

    /** The finding after it changed and so began an episode. */
    RaisedFinding changed(Finding changed, int newEpisode, Instant now) {
        return new RaisedFinding(changed, newEpisode, raisedAt, false, now, 0, toldTiers(changed, false));
    }

    /** The finding after it was told again. */
    RaisedFinding reminded(Instant now) {
        return new RaisedFinding(finding, episode, raisedAt, false, now, reminders + 1, tiers);
    }

    /** The finding with a clock that was put back. */
    RaisedFinding toldNotAfter(Instant now) {
        return toldAt.isAfter(now)
                ? new RaisedFinding(finding, episode, raisedAt, silent, now, reminders, tiers)
                : this;
    }

    /**
     * Whether a more urgent finding stands deeper on the ladder, on a tier that was not told in this episode. Within an
     * episode an event id has nothing but the tier to tell one escalation from another.
     */
    boolean isNextStep(Finding after) {
        Tier from = finding.tier();
        Tier to = after.tier();
        return from != null && to != null && to.depth() > from.depth() && !tiers.contains(to.label());
    }

    private static List<String> toldTiers(Finding finding, boolean silent) {
        Tier tier = finding.tier();
        return tier == null || silent ? List.of() : List.of(tier.label());
    }
}

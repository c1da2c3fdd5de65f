package io.certmonitor.chaos;

import io.certmonitor.chaos.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the events by themselves follow upon each other as a subscriber may expect. */
final class SequenceCheck {

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Told> ids = new HashMap<>();

    /** How far a finding of an order has been told. */
    private static final class Story {

        private boolean raised;
        private int episode;
        private final Set<String> tiers = new HashSet<>();
    }

    private SequenceCheck() {}

    static List<Violation> of(Journal journal) {
        SequenceCheck check = new SequenceCheck();
        journal.told().forEach(check::lookAtId);
        journal.toldByKey().values().forEach(check::lookAtKey);
        return check.violations;
    }

    private void lookAtId(Told told) {
        Told before = ids.putIfAbsent(told.id(), told);
        if (before != null) {
            violate(Kind.REPEATED, told, "has the id of #" + before.offset());
        }
    }

    private void lookAtKey(List<Told> events) {
        Map<String, Story> stories = new HashMap<>();
        Told last = null;
        for (Told told : events) {
            if (last != null && told.time().isBefore(last.time())) {
                violate(Kind.OUT_OF_ORDER, told, "is older than #" + last.offset() + " before it");
            }
            if (!told.finding().isEmpty()) {
                lookAtFinding(stories.computeIfAbsent(told.finding(), any -> new Story()), told);
            }
            last = told;
        }
    }

    private void lookAtFinding(Story story, Told told) {
        boolean begins = told.transition().equals("raised");
        if (begins && story.raised) {
            violate(Kind.REPEATED, told, "is raised although it was not resolved");
        } else if (!begins && !story.raised) {
            violate(Kind.OUT_OF_ORDER, told, "is told although it was not raised");
        }
        lookAtEpisode(story, told);
        story.raised = !told.transition().equals("resolved");
    }

    private void lookAtEpisode(Story story, Told told) {
        boolean begins = told.transition().equals("raised");
        boolean changes = told.transition().endsWith("escalated");
        boolean grows = told.episode() > story.episode;
        if (begins ? !grows : changes ? told.episode() < story.episode : told.episode() != story.episode) {
            violate(Kind.OUT_OF_ORDER, told, "does not continue episode " + story.episode);
        }
        if (grows) {
            story.tiers.clear();
            story.episode = told.episode();
        }
        if ((begins || changes) && !story.tiers.add(told.tier())) {
            violate(Kind.REPEATED, told, "tells a tier twice in its episode");
        }
    }

    private void violate(Kind kind, Told told, String text) {
        violations.add(new Violation(kind, told.key(), told.time(), told + ": " + text));
    }
}

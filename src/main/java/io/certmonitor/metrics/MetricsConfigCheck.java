package io.certmonitor.metrics;

import io.certmonitor.config.MetricsConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds every mistake in the configuration of metrics before anything starts. */
public final class MetricsConfigCheck {

    private static final String PREFIX = "certmonitor.metrics.";

    private MetricsConfigCheck() {}

    /** The mistakes, each naming the property, its value and what is allowed; empty when there are none. */
    public static List<String> problems(MetricsConfig config) {
        List<String> problems = new ArrayList<>();
        tags(config.tags().orElse(List.of()), problems);
        if (config.seriesLimit() < 0) {
            problems.add(PREFIX + "series-limit is " + config.seriesLimit() + ": it must be 0 (no limit) or more");
        }
        return List.copyOf(problems);
    }

    private static void tags(List<String> tags, List<String> problems) {
        if (tags.size() > TagLabels.MOST_TAGS) {
            problems.add(
                    PREFIX + "tags has " + tags.size() + " names: it must have " + TagLabels.MOST_TAGS + " at most");
        }
        Map<String, String> byLabel = new LinkedHashMap<>();
        for (String tag : tags) {
            if (tag.isBlank()) {
                problems.add(PREFIX + "tags has an empty name: each must be the name of an Azure tag");
            } else if (tag.length() > TagLabels.LONGEST_NAME) {
                problems.add(PREFIX + "tags has a name of " + tag.length() + " characters: each must have "
                        + TagLabels.LONGEST_NAME + " at most");
            } else {
                String label = TagLabels.labelName(tag);
                String other = byLabel.putIfAbsent(label, tag);
                if (other != null) {
                    problems.add(PREFIX + "tags has " + other + " and " + tag + ", which would both be the label "
                            + label + ": it must have only one of them");
                }
            }
        }
    }
}

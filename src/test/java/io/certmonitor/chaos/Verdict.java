package io.certmonitor.chaos;

import java.util.List;

/**
 * What the check found.
 *
 * @param violations the promises that were not kept
 * @param judged how many changes lasted long enough in quiet times that they had to be told
 */
record Verdict(List<Violation> violations, int judged) {

    Verdict {
        violations = List.copyOf(violations);
    }
}

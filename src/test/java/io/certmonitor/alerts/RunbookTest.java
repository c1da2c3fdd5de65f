package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The runbook has what an alert promises. */
class RunbookTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyAlertHasASectionAndEverySectionAnAlert() {
        assertThat(Runbook.sections())
                .containsExactlyElementsOf(
                        AlertFiles.alerts().stream().map(Rule::name).toList());
    }

    @Test
    void everySectionSaysWhatItMeansWhatToCheckWhatToDoAndHowItEnds() {
        assertThat(Runbook.texts()).allSatisfy((alert, text) -> {
            assertThat(text).as(alert).contains("**Meaning.**", "**Ends**");
            assertThat(text).as(alert).containsPattern("\\*\\*Check(\\.\\*\\*|\\*\\*| and do\\*\\*)");
            assertThat(text).as(alert).containsPattern("\\*\\*(Do(\\.)?|Check and do)\\*\\*");
        });
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<MatchResult> links =
                LINK.matcher(AlertFiles.text(AlertFiles.RUNBOOK)).results().toList();

        assertThat(links).hasSizeGreaterThan(30).allSatisfy(RunbookTest::leadsSomewhere);
    }

    private static void leadsSomewhere(MatchResult link) {
        Path file = link.group(1).isEmpty() ? AlertFiles.RUNBOOK : AlertFiles.RUNBOOK.resolveSibling(link.group(1));
        assertThat(file).as(link.group()).exists();
        if (link.group(2) != null) {
            assertThat(anchors(file)).as(link.group()).contains(link.group(2));
        }
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path file) {
        return HEADING.matcher(AlertFiles.text(file))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}

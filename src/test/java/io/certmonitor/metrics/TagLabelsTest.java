package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.bare;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "env, tag_env",
        "CostCenter, tag_costcenter",
        "' Cost Center ', tag_cost_center",
        "hidden-link:/app, tag_hidden_link__app",
        "2nd, tag_2nd",
        "Größe, tag_gr__e",
        "İ, tag_i_",
    })
    void labelsAreInLowerCaseAndHaveNothingThatPrometheusForbids(String tag, String label) {
        assertThat(TagLabels.labelName(tag)).isEqualTo(label).matches("[a-zA-Z_][a-zA-Z0-9_]*");
    }

    @Test
    void theSpellingThatWasConfiguredGoesBeforeAnother() {
        assertThat(values(Map.of("ENV", "shouted", "env", "spoken"), "env")).containsExactly("spoken");
        assertThat(values(Map.of("ENV", "shouted"), "env")).containsExactly("shouted");
    }

    @Test
    void anAbsentTagIsEmptyAndTheOthersKeepTheirPlace() {
        assertThat(values(Map.of("owner", "amy"), "env", "owner")).containsExactly("", "amy");
    }

    @Test
    void valuesAreCutBehindWhatAzureAllowsButNotWithinACharacter() {
        String longest = "v".repeat(256);
        String pairs = "v".repeat(255) + "😀";

        assertThat(values(Map.of("env", longest), "env")).containsExactly(longest);
        assertThat(values(Map.of("env", longest + "w"), "env")).containsExactly(longest);
        assertThat(values(Map.of("env", pairs), "env")).containsExactly("v".repeat(255));
    }

    private static List<String> values(Map<String, String> tags, String... names) {
        return List.of(
                new TagLabels(List.of(names)).behind(bare("web").tags(tags).build()));
    }
}

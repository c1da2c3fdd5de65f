package io.certmonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsConfigCheckTest {

    @Test
    void tagsWithLabelsOfTheirOwnAreNoProblem() {
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags("Cost Center", "env", "owner")))
                .isEmpty();
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.seriesLimit(0))).isEmpty();
    }

    @Test
    void tagsThatWouldBeOneLabelAreNamedWithIt() {
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags("Cost Center", "env", "cost-center", "ENV")))
                .containsExactly(
                        "certmonitor.metrics.tags has Cost Center and cost-center, which would both be the label"
                                + " tag_cost_center: it must have only one of them",
                        "certmonitor.metrics.tags has env and ENV, which would both be the label tag_env: it must have"
                                + " only one of them");
    }

    @Test
    void anEmptyNameIsAProblem() {
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags("env", " ")))
                .containsExactly("certmonitor.metrics.tags has an empty name: each must be the name of an Azure tag");
    }

    @Test
    void namesThatAzureDoesNotAllowAreAProblemByTheirLength() {
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags("a".repeat(512))))
                .isEmpty();
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags("a".repeat(513))))
                .containsExactly("certmonitor.metrics.tags has a name of 513 characters: each must have 512 at most");
    }

    @Test
    void tagsAreBounded() {
        String[] most = IntStream.range(0, 20).mapToObj(i -> "tag" + i).toArray(String[]::new);
        String[] more = IntStream.range(0, 21).mapToObj(i -> "tag" + i).toArray(String[]::new);

        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags(most))).isEmpty();
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.tags(more)))
                .containsExactly("certmonitor.metrics.tags has 21 names: it must have 20 at most");
    }

    @Test
    void aNegativeLimitIsAProblem() {
        assertThat(MetricsConfigCheck.problems(MetricsConfigs.seriesLimit(-1)))
                .containsExactly("certmonitor.metrics.series-limit is -1: it must be 0 (no limit) or more");
    }
}

package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.policy.FindingCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule on a name that nobody exposes would be silent for ever. */
class RuleNamesTest {

    private static final Pattern USED_LABEL = Pattern.compile("\\$labels\\.(\\w+)|\\.Labels\\.(\\w+)|label \"(\\w+)\"");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern FINDINGS = Pattern.compile("finding(?:=|!~)\"([A-Z_|]+)\"");

    private final KnownMetrics known = new KnownMetrics();

    static List<Rule> rules() {
        return AlertFiles.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyMetricAndEveryLabelThatIsMatchedExists(Rule rule) {
        expressions(rule)
                .forEach(query -> assertThat(query.metrics()).isNotEmpty().allSatisfy((metric, labels) -> {
                    assertThat(known.names()).contains(metric);
                    assertThat(known.labelsOf(metric)).as(metric).containsAll(labels);
                }));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyLabelOfAnAggregationIsOneOfItsMetrics(Rule rule) {
        expressions(rule).forEach(query -> assertThat(known.labelsOf(query)).containsAll(query.aggregation()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyLabelThatATextShowsExists(Rule rule) {
        Set<String> there = new HashSet<>();
        expressions(rule).forEach(query -> there.addAll(known.labelsOf(query)));

        assertThat(Stream.concat(rule.annotations().values().stream(), rule.labels().values().stream())
                        .flatMap(text -> USED_LABEL.matcher(text).results())
                        .flatMap(label -> Stream.of(1, 2, 3).map(label::group).filter(Objects::nonNull)))
                .allMatch(there::contains);
    }

    @Test
    void everyFindingExistsAndTheLastAlertLeavesOutThoseWithAnAlertOfTheirOwn() {
        Map<Boolean, Set<String>> codes = AlertFiles.alerts().stream()
                .flatMap(alert -> FINDINGS.matcher(alert.expression()).results())
                .collect(Collectors.partitioningBy(
                        finding -> finding.group().contains("!~"),
                        Collectors.flatMapping(finding -> BAR.splitAsStream(finding.group(1)), Collectors.toSet())));

        assertThat(codes.get(false)).hasSizeGreaterThan(5).isEqualTo(codes.get(true));
        assertThat(FindingCode.BUILT_IN).extracting(FindingCode::name).containsAll(codes.get(false));
    }

    private static Stream<Promql> expressions(Rule rule) {
        return Stream.concat(Stream.of(rule.expression()), Promql.queries(rule).stream())
                .map(Promql::of);
    }
}

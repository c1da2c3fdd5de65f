package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link leads somewhere, and what it carries arrives. */
class DashboardLinksTest {

    private static final Pattern TO_DASHBOARD = Pattern.compile("/d/([\\w-]+)(\\?.*)?");
    private static final Pattern CARRIED = Pattern.compile("[?&](?:var-(\\w+)=|\\$\\{(\\w+):queryparam})");
    private static final Map<String, Dashboard> DASHBOARDS =
            Dashboard.all().stream().collect(Collectors.toMap(Dashboard::uid, Function.identity()));

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itLinksToEachOtherOneAndKeepsVariablesAndTime(Dashboard dashboard) {
        List<JsonNode> between = dashboard.links().stream()
                .filter(link -> link.path("url").asText().startsWith("/d/"))
                .toList();

        assertThat(between.stream().map(link -> link.path("url").asText().substring("/d/".length())))
                .containsExactlyInAnyOrderElementsOf(DASHBOARDS.keySet().stream()
                        .filter(uid -> !uid.equals(dashboard.uid()))
                        .toList());
        assertThat(between)
                .allMatch(link -> link.path("includeVars").asBoolean()
                        && link.path("keepTime").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyLinkLeadsToADashboardOrToThePortal(Dashboard dashboard) {
        assertThat(urls(dashboard)).isNotEmpty().allSatisfy(url -> {
            if (!url.startsWith("${portal}/#resource/subscriptions/")) {
                assertThat(url).matches(TO_DASHBOARD);
                assertThat(DASHBOARDS).containsKey(TO_DASHBOARD.matcher(url).replaceAll("$1"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void whatALinkCarriesIsAVariableWhereItLeads(Dashboard dashboard) {
        urls(dashboard).filter(url -> url.startsWith("/d/")).forEach(url -> {
            Dashboard target = Objects.requireNonNull(
                    DASHBOARDS.get(TO_DASHBOARD.matcher(url).replaceAll("$1")));
            CARRIED.matcher(url)
                    .results()
                    .map(DashboardLinksTest::name)
                    .forEach(name -> assertThat(target.variableNames()).as(url).contains(name));
        });
    }

    /** The addresses of all links: at the top, of panels and of their fields. */
    private static Stream<String> urls(Dashboard dashboard) {
        return dashboard.json().findValues("links").stream()
                .flatMap(links -> links.findValues("url").stream())
                .map(JsonNode::asText)
                .distinct();
    }

    private static String name(MatchResult carried) {
        return carried.group(1) != null ? carried.group(1) : carried.group(2);
    }
}

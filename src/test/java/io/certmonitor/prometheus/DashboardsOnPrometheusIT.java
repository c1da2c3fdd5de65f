package io.certmonitor.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.certmonitor.grafana.DashboardExpressions;
import io.certmonitor.grafana.PanelExpression;
import io.certmonitor.process.InstalledProgram;
import io.certmonitor.process.ProgramRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the demo as a newcomer does, watched by a Prometheus that has our rules, and asks that Prometheus all that the
 * dashboards and the rules ask.
 */
class DashboardsOnPrometheusIT {

    /** What gives nothing in the story, with the reason. A story in which it gives something is the better way out. */
    private static final Map<String, String> SILENT = Map.of(
            "operations.json · Kafka problems · B",
            "Marks what stands in the way of Kafka, and nothing does: A shows that.");

    /** What no rule finds in the story, with the reason. */
    private static final Map<String, String> ABSENT = Map.of(
            "fleet:certmonitor_order_finding:max{finding=\"ISSUANCE_PENDING\"}",
            "The monitor must have seen an order pending for a day.",
            "fleet:certmonitor_scope_up:min{resource_group!=\"\"}",
            "Orders must be listed by resource group.",
            "ALERTS{alertname=\"CertMonitorSubscriptionUnreachable\",alertstate=\"firing\"}",
            "Azure must have been away for half an hour.");

    private static final List<String> FIRING = List.of(
            "CertMonitorOrderExpiringWarning",
            "CertMonitorOrderExpiringCritical",
            "CertMonitorOrderExpired",
            "CertMonitorOrderFailed",
            "CertMonitorRenewalOverdue",
            "CertMonitorRenewalBlocked",
            "CertMonitorKeyVaultSyncFailed",
            "CertMonitorOrderFinding");

    private static WatchedDemo demo;

    @BeforeAll
    static void run() {
        demo = WatchedDemo.run();
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void theStoryIsTold() {
        assertThat(demo.exitCode()).as(String.join("\n", demo.output())).isZero();
        assertThat(demo.output()).anyMatch(line -> line.startsWith("all kinds of events seen"));
        // The order of Azure's published example has ended, and one of its Key Vault secrets is missing.
        assertThat(demo.output())
                .filteredOn(line -> line.contains(" 34adfa4f/testrg123/"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).containsPattern(" expired +34adfa4f.* EXPIRED"),
                        line -> assertThat(line).containsPattern(" degraded +34adfa4f.* KEY_VAULT_SYNC_FAILED"));
    }

    @Test
    void everyPanelShowsSomethingInTheStory() {
        assertThat(complaints(DashboardExpressions.ofPanels())).isEmpty();
    }

    @Test
    void whatIsAllowedToShowNothingShowsNothing() {
        Story story = demo.story();
        PanelData data = new PanelData(story, new Viewers(story.variables()));

        assertThat(DashboardExpressions.ofPanels())
                .filteredOn(expression -> SILENT.containsKey(expression.toString()))
                .hasSameSizeAs(SILENT.keySet())
                .allSatisfy(expression ->
                        assertThat(data.complaint(expression)).get(STRING).contains(PanelData.NOTHING));
    }

    @Test
    void everyAnnotationMarksSomethingInTheStory() {
        assertThat(complaints(DashboardExpressions.ofAnnotations())).isEmpty();
    }

    @Test
    void everyVariableHasAValue() {
        assertThat(complaints(DashboardExpressions.ofVariables())).isEmpty();
    }

    @Test
    void everyRuleIsEvaluatedWithoutError() {
        Story story = demo.story();

        assertThat(story.api().rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.lastError()).as(rule.name()).isEmpty();
            assertThat(rule.health()).as(rule.name()).isEqualTo("ok");
            assertThatCode(() -> story.ask(rule.expression())).as(rule.name()).doesNotThrowAnyException();
        });
    }

    @Test
    void everySeriesThatARuleIsAboutIsThere() {
        PrometheusApi api = demo.story().api();

        assertThat(selectors(api))
                .filteredOn(selector -> api.labelValues("__name__", selector).isEmpty())
                .containsExactlyInAnyOrderElementsOf(ABSENT.keySet());
    }

    @Test
    void alertsOfEveryKindOfTroubleFireAndNoOthers() {
        assertThat(demo.alerts())
                .filteredOn(alert -> alert.state().equals("firing"))
                .extracting(Alert::name)
                .containsOnly(FIRING.toArray(String[]::new));
    }

    @Test
    void everyTextOfAnAlertIsRendered() {
        assertThat(demo.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.annotations().values())
                        .isNotEmpty()
                        .noneMatch(
                                text -> text.contains("<error") || text.contains("{{") || text.contains("<no value>")));
    }

    @Test
    void alertsEndWithTheirTrouble() {
        assertThat(firing("CertMonitorKeyVaultSyncFailed", "pay-example-com"))
                .contains(1.0)
                .endsWith(0.0);
        assertThat(firing("CertMonitorOrderExpiringCritical", "shop-example-com"))
                .contains(1.0)
                .endsWith(0.0);
        assertThat(firing("CertMonitorOrderFailed", "blog-example-com"))
                .contains(1.0)
                .endsWith(0.0);
    }

    @Test
    void alertOfAnOrderThatExpiresGoesOn() {
        List<Double> expiring = firing("CertMonitorOrderExpiringCritical", "old-example-com");
        List<Double> expired = firing("CertMonitorOrderExpired", "old-example-com");
        int first = expiring.indexOf(1.0);

        assertThat(first).isPositive();
        assertThat(expired).startsWith(0.0).endsWith(1.0);
        for (int moment = first; moment < expired.size(); moment++) {
            assertThat(expiring.get(moment) + expired.get(moment)).isEqualTo(1.0);
        }
    }

    @Test
    void metricsPassTheLint() {
        String promtool = InstalledProgram.require("promtool", "prometheus").toString();

        ProgramRun lint = ProgramRun.of(demo.metrics(), promtool, "check", "metrics");

        // 3 when it has found something, as it does in metrics of the JVM and of Kafka's clients.
        assertThat(lint.exitCode()).as(lint.output()).isIn(0, 3);
        assertThat(lint.output().lines()).noneMatch(line -> line.contains("certmonitor_"));
    }

    private static List<String> complaints(List<PanelExpression> expressions) {
        Story story = demo.story();
        PanelData data = new PanelData(story, new Viewers(story.variables()));
        return expressions.stream()
                .filter(expression -> !SILENT.containsKey(expression.toString()))
                .map(data::complaint)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> selectors(PrometheusApi api) {
        return api.rules().stream()
                .flatMap(rule -> Selectors.in(rule.expression()).stream())
                .distinct()
                .toList();
    }

    /** How many alerts of a name an order has, at each moment of the story. */
    private static List<Double> firing(String alert, String order) {
        return demo.story()
                .ask("count(ALERTS{alertname=\"%s\", name=\"%s\", alertstate=\"firing\"}) or vector(0)"
                        .formatted(alert, order))
                .get(0)
                .values();
    }
}

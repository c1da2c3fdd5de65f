package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken must read what is wrong, where, and what to do. */
class AlertTextsTest {

    private static final String RUNBOOK_URL =
            "https://github.com/certmonitor/certificate-order-monitor/blob/main/docs/runbook.md#";

    /** The severity of an alert on a finding is that of the finding. */
    private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical", "{{ $labels.severity }}");

    static List<Rule> alerts() {
        return AlertFiles.alerts();
    }

    @Test
    void everyAlertHasANameOfItsOwnWithThePrefix() {
        assertThat(alerts())
                .hasSizeGreaterThan(20)
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("CertMonitor"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theSeverityIsOneOfThree(Rule alert) {
        assertThat(alert.labels().keySet()).containsExactly("severity");
        assertThat(SEVERITIES).contains(alert.labels().getOrDefault("severity", ""));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void summaryAndDescriptionAreThere(Rule alert) {
        assertThat(alert.annotations().getOrDefault("summary", ""))
                .isNotBlank()
                .doesNotEndWith(".")
                .doesNotContain("\n");
        assertThat(alert.annotations().getOrDefault("description", ""))
                .hasSizeGreaterThan(100)
                .endsWith(".")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theRunbookHasASectionForIt(Rule alert) {
        assertThat(alert.annotations())
                .containsEntry("runbook_url", RUNBOOK_URL + alert.name().toLowerCase(Locale.ROOT));
        assertThat(Runbook.sections()).contains(alert.name());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void whatIsAboutAnOrderNamesItAndLinksToIt(Rule alert) {
        if (!alert.expression().contains("order_finding")) {
            return;
        }
        assertThat(alert.annotations().get("description"))
                .contains("{{ $labels.subscription_id }}", "{{ $labels.resource_group }}", "{{ $labels.name }}");
        assertThat(alert.annotations().get("portal_url"))
                .isEqualTo("https://portal.azure.com/#@/resource/subscriptions/{{ $labels.subscription_id }}"
                        + "/resourceGroups/{{ $labels.resource_group }}"
                        + "/providers/Microsoft.CertificateRegistration/certificateOrders/{{ $labels.name }}");
    }
}

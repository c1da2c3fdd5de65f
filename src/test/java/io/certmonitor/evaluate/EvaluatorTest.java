package io.certmonitor.evaluate;

import static io.certmonitor.evaluate.SampleJson.id;
import static io.certmonitor.evaluate.SampleJson.issued;
import static io.certmonitor.evaluate.SampleJson.issuedNested;
import static io.certmonitor.evaluate.SampleJson.order;
import static io.certmonitor.evaluate.SampleJson.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.evaluate.EvaluationDocument.EvaluatedFinding;
import io.certmonitor.evaluate.EvaluationDocument.EvaluatedOrder;
import io.certmonitor.event.Portal;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.simulator.SimulatedOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    /** Twenty days before the samples' certificate ends. */
    private static final Instant AT = Instant.parse("2026-12-11T00:00:00Z");

    private final Evaluator evaluator = new Evaluator(new Policy(PolicySettings.DEFAULT));

    @Test
    void judgesOneOrder() throws Exception {
        EvaluationDocument document = evaluate(issued("web"));

        assertThat(document.at()).isEqualTo(AT);
        assertThat(document.severity()).isEqualTo("warning");
        assertThat(document.unreadable()).isEmpty();
        EvaluatedOrder judged = document.orders().get(0);
        assertThat(judged.id()).isEqualTo(id("web"));
        assertThat(judged.expiration().secondsRemaining())
                .isEqualTo(Duration.ofDays(20).toSeconds());
        assertThat(judged.portalUrl()).startsWith("https://portal.azure.com/").endsWith("/web");
        EvaluatedFinding finding = finding(judged, "EXPIRING");
        assertThat(finding.tier()).isEqualTo("30d");
        assertThat(finding.message()).contains("31 Dec 2026");
        assertThat(finding.remediation()).isNotEmpty();
    }

    @Test
    void bothShapesOfAnOrderAreJudgedAlike() throws Exception {
        assertThat(finding(evaluate(issuedNested("web")).orders().get(0), "EXPIRING"))
                .isEqualTo(finding(evaluate(issued("web")).orders().get(0), "EXPIRING"));
    }

    @Test
    void theCertificateItselfIsReadWhereAzureSendsIt() throws Exception {
        SimulatedOrder order = SimulatedOrder.healthy(AT, SampleJson.SUBSCRIPTION, "rg-web", "web")
                .expiresIn(Duration.ofDays(20))
                .raw("signedCertificate.notAfter", "2036-01-01T00:00:00Z")
                .build();

        EvaluatedOrder judged = evaluate(order.json()).orders().get(0);

        assertThat(Objects.requireNonNull(judged.expiration().certificate())).isBefore("2027-01-02T00:00:00Z");
        assertThat(finding(judged, "EXPIRING").tier()).isEqualTo("30d");
    }

    @Test
    void judgesWhatAzurePublishesAsItsExample() throws Exception {
        EvaluationDocument document = evaluate(resource("/simulator/published-example.json"));

        assertThat(document.severity()).isEqualTo("critical");
        assertThat(document.orders().get(0).findings())
                .extracting(EvaluatedFinding::code)
                .contains("EXPIRED", "KEY_VAULT_SYNC_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "{\"value\": [%s]}",
                "{\"totalRecords\": 1, \"count\": 1, \"data\": [%s], \"facets\": [], \"resultTruncated\": \"false\"}",
                "{\"count\": 1, \"data\": [%s], \"skip_token\": null, \"total_records\": 1}"
            })
    void readsEveryShapeThatAzureAndItsToolsPrint(String shape) throws Exception {
        EvaluationDocument document = evaluate(shape.formatted(issued("web")));

        assertThat(document.orders()).extracting(EvaluatedOrder::id).containsExactly(id("web"));
        assertThat(document.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8"})
    void readsWhatShellsThatWriteOtherEncodingsSave(String encoding) throws Exception {
        byte[] text = ("\uFEFF" + issued("web")).getBytes(encoding);

        assertThat(evaluator.evaluate(OrderInput.parse(text), AT, null).orders())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T00:00:00Z,",
        "2026-12-11T00:00:00Z,30d",
        "2026-12-20T00:00:00Z,14d",
        "2026-12-30T12:00:00Z,1d"
    })
    void theInstantDecidesTheTier(Instant at, @Nullable String tier) throws Exception {
        EvaluatedOrder judged = evaluate(issued("web"), at, null).orders().get(0);

        assertThat(judged.findings())
                .filteredOn(finding -> finding.code().equals("EXPIRING"))
                .extracting(EvaluatedFinding::tier)
                .isEqualTo(tier == null ? List.of() : List.of(tier));
    }

    @Test
    void withoutATimeOfTheFirstLookAPendingOrderHasNoTierAndSaysWhy() throws Exception {
        EvaluatedOrder judged = evaluate(pending("new")).orders().get(0);

        assertThat(judged.findings()).extracting(EvaluatedFinding::code).doesNotContain("ISSUANCE_PENDING");
        assertThat(judged.notes()).singleElement().asString().contains("ISSUANCE_PENDING");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-09T23:59:59Z,1d", "2026-12-01T00:00:00Z,7d"})
    void theTimeOfTheFirstLookTriesThePendingTiers(Instant firstSeenAt, String tier) throws Exception {
        EvaluatedOrder judged =
                evaluate(pending("new"), AT, firstSeenAt).orders().get(0);

        assertThat(finding(judged, "ISSUANCE_PENDING").tier()).isEqualTo(tier);
        assertThat(judged.notes()).isEmpty();
    }

    @Test
    void anEntryThatIsNoOrderIsToldBesideTheOthers() throws Exception {
        EvaluationDocument document = evaluate("[" + issued("web")
                + ", {\"id\": \"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/x\", \"name\": \"x\"},"
                + " 7]");

        assertThat(document.orders()).hasSize(1);
        assertThat(document.unreadable()).hasSize(2);
        assertThat(document.unreadable().get(0).entry()).isEqualTo("x");
        assertThat(document.unreadable().get(0).message()).contains("Microsoft.Web/sites/x");
        assertThat(document.unreadable().get(1).entry()).isEqualTo("#3");
        assertThat(document.unreadable().get(1).message()).contains("no id");
    }

    @Test
    void aPropertyThatCannotBeReadIsAFindingAndSecretsAreNotShown() throws Exception {
        EvaluationDocument document = evaluate(order("web", """
                "status": "Issued", "expirationTime": "next spring",
                "domainVerificationToken": "hunter2", "csr": "hunter2", "contact": {"email": "hunter2"}
                """));

        assertThat(finding(document.orders().get(0), "UNREADABLE").property()).isEqualTo("expirationTime");
        assertThat(document.toString()).doesNotContain("hunter2");
    }

    @Test
    void ofAnOrderThatIsThereTwiceTheLastSightCounts() throws Exception {
        EvaluationDocument document = evaluate("[" + pending("web") + "," + issued("WEB") + "]");

        assertThat(document.orders()).hasSize(1);
        assertThat(finding(document.orders().get(0), "EXPIRING").tier()).isEqualTo("30d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": [%s], \"nextLink\": \"https://management.azure.com/next\"}",
                "{\"data\": [%s], \"$skipToken\": \"abc\"}",
                "{\"data\": [%s], \"skip_token\": \"abc\"}"
            })
    void aPageThatIsNotTheLastSaysSo(String shape) throws Exception {
        assertThat(evaluate(shape.formatted(issued("web"))).notes())
                .singleElement()
                .asString()
                .contains("further pages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "{}",
                "[]",
                "{\"value\": []}",
                "{\"value\": 7}",
                "{\"error\": {\"code\": \"AuthorizationFailed\"}}",
                "[1, 2]",
                "{\"id\": \"/subscriptions/hunter2\"}",
                "{\"id\":",
                "{\"id\": \"hunter2\"} {}",
                "<html>hunter2</html>",
                "\u0000\u0001\u0002"
            })
    void whatHoldsNoOrderIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> evaluate(text))
                .isInstanceOf(UnreadableInputException.class)
                .message()
                .startsWith("It ")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertThatThrownBy(() -> evaluate("[".repeat(500_000)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void saysWhereTheJsonBreaks() {
        assertThatThrownBy(() -> evaluate("{\n  \"id\": ,"))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("line 2, column 9");
    }

    private EvaluationDocument evaluate(String text) throws UnreadableInputException {
        return evaluate(text, AT, null);
    }

    private EvaluationDocument evaluate(String text, Instant at, @Nullable Instant firstSeenAt)
            throws UnreadableInputException {
        return EvaluationDocument.of(
                evaluator.evaluate(OrderInput.parse(text.getBytes(StandardCharsets.UTF_8)), at, firstSeenAt),
                Portal.PUBLIC);
    }

    private static EvaluatedFinding finding(EvaluatedOrder order, String code) {
        return order.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + code + " in " + order));
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(EvaluatorTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.certmonitor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.observation.PollMessage;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.PendingChange;
import io.certmonitor.transition.RaisedFinding;
import io.certmonitor.transition.ResolutionReason;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456789Z");
    private static final CertificateOrder EMPTY =
            CertificateOrder.builder(SampleOrders.ID).build();
    private static final OrderProblem PROBLEM =
            new OrderProblem("www", "keySize", "gro\u00DF", OrderProblem.Kind.UNREADABLE);
    private static final Scope GROUP = Scope.resourceGroup("sub", "rg");

    @ParameterizedTest
    @MethodSource("observations")
    void everyObservationIsReadAsItWasWritten(Observation observation) throws IOException {
        assertThat(WireJson.read(WireJson.write(observation), Observation.class))
                .isEqualTo(observation);
    }

    static Stream<Observation> observations() {
        return Stream.of(
                new PollStarted("poll", NOW, "sub"),
                new ResourceGroupsDiscovered("poll", NOW, "sub", List.of("rg-1", "rg-2"), false),
                new ResourceGroupsDiscovered("poll", NOW, "sub", List.of(), false),
                new OrderSeen("poll", NOW, "sub", SampleOrders.everything()),
                new OrderSeen("poll", NOW, "sub", EMPTY),
                new ScopeCompleted("poll", NOW, "sub", GROUP, 7, List.of(PROBLEM), 70, false, false),
                new ScopeCompleted("poll", NOW, "sub", Scope.subscription("sub"), 0, List.of(), 0, true, false),
                new ScopeFailed("poll", NOW, "sub", GROUP, FailureReason.BAD_PAGING, "no"),
                new ScopeFailed("poll", NOW, "sub", Scope.subscription("sub"), FailureReason.TIMEOUT, ""));
    }

    @Test
    void aRequestToPollAndAnObservationAreReadAsWhatTheyAre() throws IOException {
        PollRequest request = new PollRequest("id", NOW);
        PollStarted started = new PollStarted("poll", NOW, "sub");

        assertThat(WireJson.read(WireJson.write(request), PollMessage.class)).isEqualTo(request);
        assertThat(WireJson.read(WireJson.write(started), PollMessage.class)).isEqualTo(started);
        assertThat(new String(WireJson.write(request), StandardCharsets.UTF_8)).contains("\"poll-requested\"");
    }

    @ParameterizedTest
    @MethodSource("orderStates")
    void everyOrderStateIsReadAsItWasWritten(OrderState state) throws IOException {
        assertThat(WireJson.read(WireJson.write(state), OrderState.class)).isEqualTo(state);
    }

    static Stream<OrderState> orderStates() {
        Finding tiered = new Finding(
                FindingCode.EXPIRING, null, Severity.CRITICAL, new Tier("14d", 2), "message", "remediation");
        Finding aboutProperty = Finding.of(FindingCode.UNREADABLE, "keySize", Severity.WARNING, "m", "r");
        return Stream.of(
                new OrderState(
                        SampleOrders.everything(),
                        new OrderHistory(NOW, NOW.plusSeconds(1), new IssuedCertificate("serial", "thumb", NOW)),
                        List.of(new RaisedFinding(tiered, 3, NOW), new RaisedFinding(aboutProperty, 1, NOW)),
                        Map.of("EXPIRING", 3, "UNREADABLE/keySize", 1),
                        NOW.plusSeconds(2),
                        NOW.plusSeconds(3)),
                new OrderState(EMPTY, new OrderHistory(NOW, null, null), List.of(), Map.of(), null, null),
                new OrderState(
                        EMPTY,
                        new OrderHistory(NOW, null, null),
                        List.of(new RaisedFinding(tiered, 3, NOW, true, NOW.plusSeconds(1), 7, List.of())),
                        List.of(
                                new PendingChange(tiered.key(), PendingChange.Kind.DEESCALATE, NOW),
                                new PendingChange(aboutProperty.key(), PendingChange.Kind.RAISE, NOW)),
                        Map.of("DISCOVERED", 1),
                        NOW,
                        NOW,
                        ResolutionReason.UNMONITORED));
    }

    @Test
    void theStateThatAnEarlierVersionStoredIsRead() throws IOException {
        byte[] stored = bytes("""
                {"order": {"id": "%s", "tags": {}, "notRenewableReasons": [], "keyVaultCertificates": [], "unreadable": []},
                 "history": {"firstSeenAt": "2026-11-20T10:00:00Z"},
                 "findings": [{
                   "finding": {"code": "EXPIRING", "severity": "CRITICAL", "tier": {"label": "14d", "depth": 2},
                     "message": "message", "remediation": "remediation"},
                   "episode": 3,
                   "raisedAt": "2026-11-20T10:00:00Z"}],
                 "episodes": {"EXPIRING": 3},
                 "toldAt": "2026-11-20T10:00:00Z"}""".formatted(SampleOrders.ID.armId()));
        Instant then = Instant.parse("2026-11-20T10:00:00Z");
        Finding finding = new Finding(
                FindingCode.EXPIRING, null, Severity.CRITICAL, new Tier("14d", 2), "message", "remediation");

        assertThat(WireJson.read(stored, OrderState.class))
                .isEqualTo(new OrderState(
                        EMPTY,
                        new OrderHistory(then, null, null),
                        List.of(new RaisedFinding(finding, 3, then, false, then, 0, List.of("14d"))),
                        List.of(),
                        Map.of("EXPIRING", 3),
                        then,
                        null,
                        null));
    }

    @ParameterizedTest
    @MethodSource("subscriptionStates")
    void everySubscriptionStateIsReadAsItWasWritten(SubscriptionState state) throws IOException {
        assertThat(WireJson.read(WireJson.write(state), SubscriptionState.class))
                .isEqualTo(state);
    }

    static Stream<SubscriptionState> subscriptionStates() {
        return Stream.of(
                new SubscriptionState("sub", 3, new SubscriptionState.Outage(NOW, NOW.minusSeconds(9))),
                new SubscriptionState("sub", 3, new SubscriptionState.Outage(NOW, null)),
                new SubscriptionState("sub", 3, null));
    }

    @ParameterizedTest
    @MethodSource("scopeStates")
    void everyScopeStateIsReadAsItWasWritten(ScopeState state) throws IOException {
        assertThat(WireJson.read(WireJson.write(state), ScopeState.class)).isEqualTo(state);
    }

    static Stream<ScopeState> scopeStates() {
        return Stream.of(
                new ScopeState(
                        GROUP,
                        NOW,
                        NOW.minusSeconds(9),
                        new ScopeState.Failure(FailureReason.NOT_JSON, "no", NOW.minusSeconds(5)),
                        7,
                        3,
                        List.of(PROBLEM),
                        70,
                        true),
                new ScopeState(Scope.subscription("sub"), NOW, null, null, null, null, List.of(), 0, false));
    }

    @Test
    void valuesThatAzureInventsLaterSurvive() throws IOException {
        CertificateOrder order = EMPTY.toBuilder()
                .status(AzureValue.of(OrderStatus.class, "oN the Moon"))
                .keyVaultCertificates(List.of(new KeyVaultCertificate("web", null, null, null)))
                .build();

        CertificateOrder read = WireJson.read(WireJson.write(order), CertificateOrder.class);

        assertThat(read).isEqualTo(order);
        assertThat(read.status()).extracting(AzureValue::isUnknown).isEqualTo(true);
    }

    @Test
    void aValueThatThisVersionLearnedIsKnownWhenItIsReadAgain() throws IOException {
        byte[] writtenByAnOlderVersion = bytes("""
                {"id": "%s", "status": "iSSUED", "tags": {}, "notRenewableReasons": [], "keyVaultCertificates": [],
                 "unreadable": []}""".formatted(SampleOrders.ID.armId()));

        CertificateOrder read = WireJson.read(writtenByAnOlderVersion, CertificateOrder.class);

        assertThat(read.hasStatus(OrderStatus.ISSUED)).isTrue();
    }

    @Test
    void whatAnOlderVersionWroteKnowsNothingOfTheCertificatesThemselves() throws IOException {
        CertificateOrder order = SampleOrders.everything();
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(WireJson.write(order));
        json.remove("certificateMismatches");
        ((ObjectNode) json.path("signedCertificate"))
                .remove(List.of("keyAlgorithm", "keySize", "subjectAlternativeNames"));

        CertificateOrder read = WireJson.read(bytes(json.toString()), CertificateOrder.class);

        assertThat(read.certificateMismatches()).isEmpty();
        assertThat(read.signedCertificate())
                .isEqualTo(new CertificateDetails(
                        3,
                        "0AFC01",
                        "A1B2",
                        "CN=www.contoso.com",
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Instant.parse("2026-12-15T23:59:59Z"),
                        "SHA256RSA",
                        "CN=Issuing CA",
                        null,
                        null,
                        List.of()));
        assertThat(read.intermediate()).isEqualTo(order.intermediate());
    }

    @Test
    void fieldsThatALaterVersionAddedAreIgnoredAtEveryDepth() throws IOException {
        Observation observation = new OrderSeen("poll", NOW, "sub", SampleOrders.everything());
        JsonNode json = new ObjectMapper().readTree(WireJson.write(observation));
        addFields(json);

        Observation read = WireJson.read(bytes(json.toString()), Observation.class);

        assertThat(read).isEqualTo(new OrderSeen("poll", NOW, "sub", tagged(SampleOrders.everything())));
    }

    @Test
    void absentValuesAreNotWritten() {
        String json = new String(WireJson.write(EMPTY), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("null").contains("\"id\":\"" + SampleOrders.ID.armId() + "\"");
    }

    @Test
    void nothingDerivedIsWritten() {
        String json = new String(WireJson.write(SampleOrders.everything()), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("effectiveExpiry", "lifetime", "domain", "issuancePending", "keyVaultName\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{}",
                "[]",
                "7",
                "\"text\"",
                "not json",
                "{\"type\":\"poll-started\"",
                "{\"type\":\"moon-landed\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"poll-started\",\"pollId\":\"p\",\"observedAt\":\"tomorrow\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"poll-started\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"poll-started\",\"pollId\":\"p\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"poll-started\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\"}",
                "{\"type\":\"poll-started\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\"} and more",
                "{\"type\":\"resource-groups-discovered\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"order-seen\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\"}",
                "{\"type\":\"order-seen\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\",\"order\":null}",
                "{\"type\":\"scope-failed\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\",\"message\":\"m\",\"reason\":\"TIMEOUT\"}",
                "{\"type\":\"scope-failed\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\",\"message\":\"m\",\"scope\":{\"subscriptionId\":\"s\"}}",
                "{\"type\":\"scope-failed\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\",\"message\":\"m\",\"reason\":\"TIMEOUT\",\"scope\":{}}",
                "{\"type\":\"scope-completed\",\"pollId\":\"p\",\"observedAt\":\"2026-11-20T10:00:00Z\",\"subscriptionId\":\"s\",\"orders\":1,\"problems\":[],\"problemCount\":0}"
            })
    void whatIsNoObservationIsRefused(String text) {
        assertThatThrownBy(() -> WireJson.read(bytes(text), Observation.class)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"www\"}",
                "{\"id\":7}",
                "{\"id\":null,\"tags\":{},\"notRenewableReasons\":[],\"keyVaultCertificates\":[],\"unreadable\":[]}",
                "{\"id\":\"ARM\",\"status\":{\"text\":\"Issued\"},\"tags\":{},\"notRenewableReasons\":[],\"keyVaultCertificates\":[],\"unreadable\":[]}",
                "{\"id\":\"ARM\",\"status\":[],\"tags\":{},\"notRenewableReasons\":[],\"keyVaultCertificates\":[],\"unreadable\":[]}",
                "{\"id\":\"ARM\",\"tags\":{},\"notRenewableReasons\":[],\"keyVaultCertificates\":[],\"unreadable\":[],\"status\":{}}",
                "{\"id\":\"ARM\",\"keySize\":\"big\",\"tags\":{},\"notRenewableReasons\":[],\"keyVaultCertificates\":[],\"unreadable\":[]}"
            })
    void whatIsNoOrderIsRefused(String text) {
        byte[] json = bytes(text.replace("ARM", SampleOrders.ID.armId()));

        assertThatThrownBy(() -> WireJson.read(json, CertificateOrder.class)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoRecordCannotBeWritten() {
        Object selfish = new Object() {
            @SuppressWarnings("unused")
            private final Object self = this;
        };

        assertThatThrownBy(() -> WireJson.write(selfish)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Adds a field to every object; in the tags, where names are free, it counts as a tag. */
    private static void addFields(JsonNode json) {
        json.forEach(WireJsonTest::addFields);
        if (json instanceof ObjectNode object) {
            object.put("addedLater", "value");
        }
    }

    private static CertificateOrder tagged(CertificateOrder order) {
        return order.toBuilder()
                .tags(Map.of("team", "web", "env", "prod", "addedLater", "value"))
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

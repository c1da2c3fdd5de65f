package io.certmonitor.event;

import static io.certmonitor.order.SampleOrders.certificate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.EventType;
import io.certmonitor.transition.FindingTransition;
import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.InventoryEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.Outcome;
import io.certmonitor.transition.RaisedFinding;
import io.certmonitor.transition.ResolutionReason;
import io.certmonitor.transition.SubscriptionEvent.RestoredEvent;
import io.certmonitor.transition.SubscriptionEvent.UnreachableEvent;
import io.certmonitor.transition.SubscriptionState.Outage;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CertificateOrder ORDER = SampleOrders.everything();
    private static final Instant END = Instant.parse("2026-12-15T23:59:59Z");
    private static final Instant FOURTEEN_DAYS_LEFT = END.minus(Duration.ofDays(14));

    private final CloudEvents cloudEvents = new CloudEvents(Portal.PUBLIC);
    private final OrderJudge judge = new OrderJudge(new Policy(PolicySettings.DEFAULT));

    @Test
    void aFindingIsToldWithTheAttributesOfTheContract() {
        CloudEvent event = expiring();

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getType()).isEqualTo("io.certmonitor.order.expiring.v1");
        assertThat(event.getSource()).isEqualTo(URI.create("/subscriptions/0A6F1C52-8f34-4a71-9c3e-2b1d5e7f9a01"));
        assertThat(event.getSubject()).isEqualTo(SampleOrders.ID.armId());
        assertThat(event.getTime()).isEqualTo(FOURTEEN_DAYS_LEFT.atOffset(ZoneOffset.UTC));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:certmonitor:schema:order.expiring.v1"));
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("severity", "finding", "partitionkey");
        assertThat(event.getExtension("severity")).isEqualTo("critical");
        assertThat(event.getExtension("finding")).isEqualTo("EXPIRING");
        assertThat(event.getExtension("partitionkey")).isEqualTo(SampleOrders.ID.key());
    }

    @Test
    void theIdDependsOnTheChangeAloneAndStaysTheSameForEver() {
        assertThat(expiring().getId()).isEqualTo("a7ab8443-c1f6-5a4a-a953-c32fe8ddd277");
    }

    @Test
    void theIdsOfEveryKindOfEventStayTheSameForEver() {
        CertificateOrder order = bare().build();
        RaisedFinding raised = new RaisedFinding(
                new Finding(FindingCode.EXPIRING, null, Severity.CRITICAL, new Tier("14d", 2), "m", "r"), 3, END);
        RaisedFinding reminded = new RaisedFinding(raised.finding(), 3, END, false, END, 2, List.of("14d"));
        Outage outage = new Outage(END, null);

        assertThat(Stream.<MonitorEvent>of(
                                new FindingEvent(order, END, raised, FindingTransition.RAISED, null, null),
                                new FindingEvent(order, END, raised, FindingTransition.ESCALATED, null, null),
                                new FindingEvent(order, END, raised, FindingTransition.DEESCALATED, null, null),
                                new FindingEvent(order, END, raised, FindingTransition.RESOLVED, null, null),
                                new FindingEvent(order, END, reminded, FindingTransition.REMINDED, null, null),
                                new RenewedEvent(order, END, new IssuedCertificate("s", "t", END), 3),
                                new InventoryEvent(order, END, EventType.DISCOVERED, 3),
                                new InventoryEvent(order, END, EventType.REMOVED, 3),
                                new UnreachableEvent("Sub", END, 3, outage, FailureReason.TIMEOUT, "m"),
                                new RestoredEvent("Sub", END, 3, outage, ResolutionReason.RECOVERED))
                        .map(event -> cloudEvents.of(event).getId()))
                .containsExactly(
                        "4ad24b74-cca7-5185-ac6d-b83fd34e4ed7",
                        "20eb0934-58d0-5985-b07b-cdda73262c5a",
                        "1bcc73e3-8f0e-5686-be16-f7bc198996a7",
                        "55ec394e-2e34-5183-8663-d8568df9b33c",
                        "923c1187-6512-56c9-9a0e-80098e6202fa",
                        "b78cdff1-4223-5de7-8890-fc80876414a2",
                        "d2f29c89-8107-52c3-b7bb-f41459e690ec",
                        "69c7ee78-a7e0-5dfa-b1e0-dd07c0a62e6b",
                        "e3b5e212-2fe9-541c-b944-0310232454dc",
                        "e34418c8-eb07-5727-ae3b-d77dd661150c");
    }

    @Test
    void aReminderHasAnIdByItsNumber() {
        OrderJudge reminding = new OrderJudge(
                new Policy(PolicySettings.DEFAULT),
                new EventSettings(
                        Duration.ZERO, Map.of(), Severity.OK, Map.of(Severity.CRITICAL, Duration.ofHours(1)), false));
        CertificateOrder order = order(new OrderId("sub", "rg", "www"));
        Outcome raised = reminding.see(null, order, FOURTEEN_DAYS_LEFT);
        Outcome once = reminding.reconsider(raised.state(), FOURTEEN_DAYS_LEFT.plusSeconds(3_600));
        Outcome twice = reminding.reconsider(once.state(), FOURTEEN_DAYS_LEFT.plusSeconds(7_200));

        assertThat(List.of(
                        expiring(raised).getId(),
                        expiring(once).getId(),
                        expiring(twice).getId()))
                .doesNotHaveDuplicates();
        assertThat(data(expiring(twice)).path("finding").path("transition").asText())
                .isEqualTo("reminded");
        assertThat(expiring(twice).getType()).isEqualTo("io.certmonitor.order.expiring.v1");
    }

    @Test
    void anUnreachableSubscriptionIsToldWithWhatToDo() {
        CloudEvent event = cloudEvents.of(new UnreachableEvent(
                "0A6F",
                END,
                2,
                new Outage(END.minusSeconds(600), END.minusSeconds(900)),
                FailureReason.FORBIDDEN,
                "Azure answered 403 AuthorizationFailed"));

        assertThat(event.getType()).isEqualTo("io.certmonitor.subscription.unreachable.v1");
        assertThat(event.getSource()).isEqualTo(URI.create("/subscriptions/0A6F"));
        assertThat(event.getSubject()).isEqualTo("/subscriptions/0A6F");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:certmonitor:schema:subscription.unreachable.v1"));
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("severity", "partitionkey");
        assertThat(event.getExtension("severity")).isEqualTo("critical");
        assertThat(event.getExtension("partitionkey")).isEqualTo("/subscriptions/0a6f");
        assertThat(data(event)).isEqualTo(json("""
                {
                  "subscriptionId": "0A6F",
                  "since": "2026-12-15T23:49:59Z",
                  "lastSuccessAt": "2026-12-15T23:44:59Z",
                  "reason": "forbidden",
                  "message": "Azure answered 403 AuthorizationFailed",
                  "remediation": "Assign the role Reader, or the monitor's own role, to the identity on the subscription or on its resource groups.",
                  "episode": 2,
                  "portalUrl": "https://portal.azure.com/#@/resource/subscriptions/0A6F"
                }"""));
    }

    @Test
    void aRestoredSubscriptionIsToldWithItsOutage() {
        CloudEvent event = cloudEvents.of(new RestoredEvent(
                "0a6f", END, 2, new Outage(END.minusSeconds(600), null), ResolutionReason.UNMONITORED));

        assertThat(event.getType()).isEqualTo("io.certmonitor.subscription.restored.v1");
        assertThat(event.getExtension("severity")).isEqualTo("critical");
        assertThat(data(event)).isEqualTo(json("""
                {
                  "subscriptionId": "0a6f",
                  "since": "2026-12-15T23:49:59Z",
                  "reason": "unmonitored",
                  "message": "The configuration no longer covers the subscription.",
                  "episode": 2,
                  "portalUrl": "https://portal.azure.com/#@/resource/subscriptions/0a6f"
                }"""));
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void thereIsSomethingToDoAboutEachReason(FailureReason reason) {
        CloudEvent event =
                cloudEvents.of(new UnreachableEvent("sub", END, 1, new Outage(END, null), reason, "message"));

        assertThat(data(event).path("remediation").asText()).endsWith(".");
    }

    @Test
    void anOrderThatAppearsIsToldWithoutFinding() {
        CloudEvent event = cloudEvents.of(new InventoryEvent(bare().build(), END, EventType.DISCOVERED, 1));

        assertThat(event.getType()).isEqualTo("io.certmonitor.order.discovered.v1");
        assertThat(event.getExtension("severity")).isEqualTo("ok");
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("severity", "partitionkey");
        assertThat(data(event).fieldNames()).toIterable().containsExactly("order", "expiration", "portalUrl");
    }

    @Test
    void theSameChangeHasTheSameIdWhenItIsJudgedLaterOrWithAnotherCasing() {
        CertificateOrder shouted = order(new OrderId("0a6f1c52-8F34-4a71-9c3e-2b1d5e7f9a01", "RG-WEB", "WWW-CONTOSO"));

        CloudEvent later = expiring(judge.see(null, shouted, FOURTEEN_DAYS_LEFT.plusSeconds(600)));

        assertThat(later.getId()).isEqualTo(expiring().getId());
    }

    @Test
    void otherChangesHaveOtherIds() {
        CertificateOrder elsewhere = order(new OrderId("sub", "rg", "www"));
        Outcome raised = judge.see(null, ORDER, FOURTEEN_DAYS_LEFT);
        Outcome escalated = judge.reconsider(raised.state(), END.minus(Duration.ofDays(7)));
        Outcome ended = judge.reconsider(escalated.state(), END);

        List<String> ids = List.of(
                expiring(raised).getId(),
                expiring(judge.see(null, elsewhere, FOURTEEN_DAYS_LEFT)).getId(),
                expiring(judge.see(null, ORDER, END.minus(Duration.ofDays(7)))).getId(),
                expiring(escalated).getId(),
                event(ended, 0).getId(),
                event(ended, 1).getId());

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theDataOfAFindingIsAContract() {
        assertThat(data(expiring())).isEqualTo(json("""
                {
                  "order": {
                    "id": "/subscriptions/0A6F1C52-8f34-4a71-9c3e-2b1d5e7f9a01/resourceGroups/rg-Web/providers/Microsoft.CertificateRegistration/certificateOrders/www-Contoso",
                    "subscriptionId": "0A6F1C52-8f34-4a71-9c3e-2b1d5e7f9a01",
                    "resourceGroup": "rg-Web",
                    "name": "www-Contoso",
                    "kind": "certificateOrder",
                    "location": "Global",
                    "tags": {"env": "prod", "team": "web"},
                    "domain": "www.contoso.com",
                    "productType": "StandardDomainValidatedSsl",
                    "status": "Issued",
                    "provisioningState": "Succeeded",
                    "serialNumber": "0AFC01",
                    "thumbprint": "A1B2",
                    "subject": "CN=www.contoso.com",
                    "issuer": "CN=Issuing CA",
                    "certificateVersion": 3,
                    "keySize": 2048,
                    "signatureAlgorithm": "SHA256RSA",
                    "subjectAlternativeNames": ["www.contoso.com", "contoso.com"],
                    "autoRenew": true,
                    "nextAutoRenewalTimeStamp": "2026-11-13T00:00:00.123456700Z",
                    "isPrivateKeyExternal": false,
                    "lastCertificateIssuanceTime": "2026-06-01T00:00:00Z",
                    "notRenewableReasons": ["ExpirationNotInRenewalTimeRange", "MoonIsFull"],
                    "keyVaultCertificates": [{
                      "name": "web",
                      "keyVaultId": "/subscriptions/0a6f1c52/resourcegroups/rg-web/providers/microsoft.keyvault/vaults/kv-web",
                      "secretName": "www-contoso",
                      "status": "Succeeded"
                    }]
                  },
                  "expiration": {
                    "order": "2027-06-01T00:00:00Z",
                    "certificate": "2026-12-15T23:59:59Z",
                    "effective": "2026-12-15T23:59:59Z",
                    "secondsRemaining": 1209600,
                    "lifetimeSeconds": 17107199
                  },
                  "finding": {
                    "code": "EXPIRING",
                    "severity": "critical",
                    "tier": "14d",
                    "message": "The certificate ends on 15 Dec 2026 23:59 UTC: at most 14 days of its 198 days are left.",
                    "remediation": "Auto-renewal begins 32 days before the end and waits for the domain to be verified: verify it in the order's Domain Verification, or renew by hand.",
                    "raisedAt": "2026-12-01T23:59:59Z",
                    "episode": 1,
                    "transition": "raised"
                  },
                  "portalUrl": "https://portal.azure.com/#@/resource/subscriptions/0A6F1C52-8f34-4a71-9c3e-2b1d5e7f9a01/resourceGroups/rg-Web/providers/Microsoft.CertificateRegistration/certificateOrders/www-Contoso"
                }"""));
    }

    @Test
    void aResolvedFindingIsToldWithItsReasonAndAsItStoodLast() {
        CertificateOrder denied =
                bare().status(AzureValue.of(OrderStatus.DENIED)).build();
        CertificateOrder recovered =
                bare().status(AzureValue.of(OrderStatus.ISSUED)).build();
        OrderState failed = judge.see(null, denied, FOURTEEN_DAYS_LEFT).state();

        CloudEvent event = event(judge.see(failed, recovered, END), 1);

        assertThat(event.getType()).isEqualTo("io.certmonitor.order.resolved.v1");
        assertThat(event.getExtension("severity")).isEqualTo("critical");
        assertThat(event.getExtension("finding")).isEqualTo("ORDER_FAILED");
        assertThat(data(event)).isEqualTo(json("""
                {
                  "order": {
                    "id": "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/www",
                    "subscriptionId": "sub",
                    "resourceGroup": "rg",
                    "name": "www",
                    "tags": {},
                    "status": "Issued",
                    "notRenewableReasons": [],
                    "keyVaultCertificates": []
                  },
                  "expiration": {},
                  "finding": {
                    "code": "ORDER_FAILED",
                    "severity": "critical",
                    "message": "The order failed: the status is Denied.",
                    "remediation": "The certificate authority denied the order, most often because the domain was not verified in time: delete the order and buy a new one, then verify the domain.",
                    "raisedAt": "2026-12-01T23:59:59Z",
                    "episode": 1,
                    "transition": "resolved",
                    "reason": "recovered"
                  },
                  "previous": {"severity": "critical"},
                  "portalUrl": "https://portal.azure.com/#@/resource/subscriptions/sub/resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/www"
                }"""));
    }

    @Test
    void aRenewalIsToldWithBothCertificates() {
        CloudEvent event = renewal();

        assertThat(event.getType()).isEqualTo("io.certmonitor.order.renewed.v1");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:certmonitor:schema:order.renewed.v1"));
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("severity", "partitionkey");
        assertThat(event.getExtension("severity")).isEqualTo("ok");
        assertThat(data(event)).isEqualTo(json("""
                {
                  "order": {
                    "id": "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/www",
                    "subscriptionId": "sub",
                    "resourceGroup": "rg",
                    "name": "www",
                    "tags": {},
                    "serialNumber": "02",
                    "thumbprint": "T2",
                    "subject": "CN=www.contoso.com",
                    "issuer": "CN=Issuing CA",
                    "certificateVersion": 3,
                    "signatureAlgorithm": "SHA256RSA",
                    "subjectAlternativeNames": ["www.contoso.com", "contoso.com"],
                    "notRenewableReasons": [],
                    "keyVaultCertificates": []
                  },
                  "expiration": {
                    "certificate": "2027-07-01T00:00:00Z",
                    "effective": "2027-07-01T00:00:00Z",
                    "secondsRemaining": 19008000,
                    "lifetimeSeconds": 19008000
                  },
                  "previous": {
                    "serialNumber": "01",
                    "thumbprint": "T1",
                    "effectiveExpiration": "2026-12-15T00:00:00Z"
                  },
                  "portalUrl": "https://portal.azure.com/#@/resource/subscriptions/sub/resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/www"
                }"""));
    }

    @Test
    void anEscalationSaysFromWhereItCame() {
        OrderState thirty =
                judge.see(null, ORDER, END.minus(Duration.ofDays(30))).state();

        CloudEvent event = event(judge.reconsider(thirty, FOURTEEN_DAYS_LEFT), 0);

        assertThat(data(event).path("previous")).isEqualTo(json("""
                {"severity": "warning", "tier": "30d"}"""));
        assertThat(data(event).path("finding").path("transition").asText()).isEqualTo("escalated");
        assertThat(data(event).path("finding").path("raisedAt").asText()).isEqualTo("2026-11-15T23:59:59Z");
    }

    @Test
    void timeLeftIsNegativeAfterTheEnd() {
        CloudEvent event = event(judge.see(null, ORDER, END.plusSeconds(60)), 0);

        assertThat(event.getType()).isEqualTo("io.certmonitor.order.expired.v1");
        assertThat(data(event).path("expiration").path("secondsRemaining").asLong())
                .isEqualTo(-60);
    }

    @Test
    void anEventSurvivesTheBinaryModeOfTheKafkaBinding() {
        CloudEvent event =
                expiring(judge.see(null, order(new OrderId("sub", "rg-stra\u00DFe", "www")), FOURTEEN_DAYS_LEFT));

        ProducerRecord<String, byte[]> message =
                KafkaMessageFactory.createWriter("events", "key").writeBinary(event);
        CloudEvent received = KafkaMessageFactory.createReader(message.headers(), message.value())
                .toEvent();

        assertThat(received.getAttributeNames()).isEqualTo(event.getAttributeNames());
        assertThat(event.getAttributeNames())
                .allSatisfy(name -> assertThat(received.getAttribute(name)).isEqualTo(event.getAttribute(name)));
        assertThat(received.getExtensionNames()).isEqualTo(event.getExtensionNames());
        assertThat(event.getExtensionNames())
                .allSatisfy(name -> assertThat(received.getExtension(name)).isEqualTo(event.getExtension(name)));
        assertThat(data(received)).isEqualTo(data(event));
        assertThat(message.headers().lastHeader("ce_subject").value())
                .asString(StandardCharsets.UTF_8)
                .contains("rg-stra\u00DFe");
        assertThat(message.headers().lastHeader("content-type").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("application/json");
    }

    private CloudEvent expiring() {
        return expiring(judge.see(null, ORDER, FOURTEEN_DAYS_LEFT));
    }

    /** The event about the expiry; the sample order also has things that are not clear. */
    private CloudEvent expiring(Outcome outcome) {
        return outcome.events().stream()
                .map(cloudEvents::of)
                .filter(event -> event.getType().endsWith(".expiring.v1"))
                .findFirst()
                .orElseThrow();
    }

    private CloudEvent renewal() {
        Instant now = Instant.parse("2026-11-23T00:00:00Z");
        Instant before = Instant.parse("2026-12-15T00:00:00Z");
        OrderState old = judge.see(
                        null,
                        bare().serialNumber("01")
                                .signedCertificate(certificate("01", "T1", before.minus(Duration.ofDays(198)), before))
                                .build(),
                        before.minus(Duration.ofDays(90)))
                .state();
        Instant after = Instant.parse("2027-07-01T00:00:00Z");
        CertificateOrder renewed = bare().serialNumber("02")
                .signedCertificate(certificate("02", "T2", after.minus(Duration.ofDays(220)), after))
                .build();
        return event(judge.see(old, renewed, now), 0);
    }

    private CloudEvent event(Outcome outcome, int index) {
        return cloudEvents.of(outcome.events().get(index));
    }

    private static CertificateOrderBuilder bare() {
        return CertificateOrder.builder(new OrderId("sub", "rg", "www"));
    }

    private static CertificateOrder order(OrderId id) {
        return CertificateOrder.builder(id)
                .signedCertificate(ORDER.signedCertificate())
                .build();
    }

    private static JsonNode data(CloudEvent event) {
        return json(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}

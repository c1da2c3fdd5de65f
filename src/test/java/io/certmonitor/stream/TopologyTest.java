package io.certmonitor.stream;

import static io.certmonitor.stream.TopologyFixture.START;
import static io.certmonitor.stream.TopologyFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Glob;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.wire.WireJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {

    private static final Scope GROUP_A = Scope.resourceGroup(SUBSCRIPTION, "Group-A");
    private static final Scope GROUP_B = Scope.resourceGroup(SUBSCRIPTION, "group-b");

    private static final PollRequest REQUEST = new PollRequest("request", START);

    private TopologyFixture topology = new TopologyFixture();

    @AfterEach
    void closeTopology() {
        topology.close();
    }

    @Test
    void tellsAFindingOnceHoweverOftenTheSameOrderIsPolled() {
        CertificateOrder denied = order("group-a", "web")
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();

        for (int poll = 0; poll < 11; poll++) {
            topology.poll("poll-" + poll, denied);
            topology.pass(Duration.ofMinutes(15));
        }

        assertThat(topology.toldInShort()).containsExactly("failed ORDER_FAILED");
        assertThat(topology.published()).hasSize(1);
    }

    @Test
    void keysEventsAndOrdersByTheLowerCaseOrderId() {
        topology.poll(
                "poll-1",
                order("Group-A", "Web")
                        .status(AzureValue.of(OrderStatus.DENIED))
                        .build());

        String key = "/subscriptions/" + SUBSCRIPTION
                + "/resourcegroups/group-a/providers/microsoft.certificateregistration/certificateorders/web";
        assertThat(topology.toldRecords()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(key);
            assertThat(event.value().getExtension("partitionkey")).isEqualTo(key);
            assertThat(event.value().getSubject())
                    .endsWith("/resourceGroups/Group-A/providers/"
                            + "Microsoft.CertificateRegistration/certificateOrders/Web");
        });
        assertThat(topology.published()).extracting(TestRecord::key).containsExactly(key);
    }

    @Test
    void publishesAHealthyOrderWithoutTellingAnything() {
        topology.poll("poll-1", expiringIn(Duration.ofDays(120), "web"));

        assertThat(topology.told()).isEmpty();
        JsonNode published = TopologyFixture.json(topology.published().get(0).value());
        assertThat(published.path("severity").textValue()).isEqualTo("ok");
        assertThat(published.path("order").path("name").textValue()).isEqualTo("web");
        assertThat(published.path("findings")).isEmpty();
    }

    @Test
    void crossesATierByTimeAloneWhileAzureIsUnreachable() {
        topology.poll("poll-1", expiringIn(Duration.ofDays(14).plusMinutes(5), "web"));
        assertThat(topology.toldInShort()).containsExactly("expiring EXPIRING 30d");

        topology.begin("poll-2");
        topology.fail("poll-2", Scope.subscription(SUBSCRIPTION), FailureReason.UNREACHABLE);
        topology.pass(Duration.ofMinutes(4));
        assertThat(topology.told()).isEmpty();
        topology.pass(Duration.ofMinutes(1));

        assertThat(topology.toldInShort()).containsExactly("expiring EXPIRING 14d");
    }

    @Test
    void tellsOnlyTheDeepestTierAfterAnOutage() {
        topology.poll("poll-1", expiringIn(Duration.ofDays(40), "web"));

        topology.pass(Duration.ofDays(38));

        assertThat(topology.toldInShort()).containsExactly("expiring EXPIRING 3d");
    }

    @Test
    void resolvesExpiringAsSupersededOnceExpired() {
        topology.poll("poll-1", expiringIn(Duration.ofMinutes(2), "web"));
        assertThat(topology.toldInShort()).containsExactly("expiring EXPIRING 1d");

        topology.pass(Duration.ofMinutes(3));

        assertThat(topology.toldInShort()).containsExactly("expired EXPIRED", "resolved EXPIRING 1d superseded");
    }

    @Test
    void tellsTheRecoveryOfAKeyVaultSecret() {
        topology.poll("poll-1", withKeyVault(KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST));
        topology.poll("poll-2", withKeyVault(KeyVaultStatus.SUCCEEDED));

        assertThat(topology.toldInShort())
                .containsExactly("degraded KEY_VAULT_SYNC_FAILED", "resolved KEY_VAULT_SYNC_FAILED recovered");
    }

    @Test
    void removesAnOrderThatACompletedListingDoesNotHave() {
        CertificateOrder denied = order("group-a", "web")
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();
        topology.poll("poll-1", denied, expiringIn(Duration.ofDays(120), "other"));
        topology.published();

        topology.poll("poll-2", expiringIn(Duration.ofDays(120), "other"));

        assertThat(topology.toldInShort()).containsExactly("failed ORDER_FAILED", "resolved ORDER_FAILED removed");
        assertThat(topology.published()).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.key()).isEqualTo(denied.id().key());
            assertThat(tombstone.value()).isNull();
        });
        assertThat(topology.view.orders())
                .extracting(state -> state.order().id().name())
                .containsExactly("other");
    }

    @Test
    void removesNothingWhenAListingFails() {
        topology.poll(
                "poll-1",
                order("group-a", "web")
                        .status(AzureValue.of(OrderStatus.DENIED))
                        .build());
        topology.told();

        topology.begin("poll-2");
        topology.fail("poll-2", Scope.subscription(SUBSCRIPTION), FailureReason.SERVER_ERROR);

        assertThat(topology.told()).isEmpty();
        assertThat(topology.view.orders()).hasSize(1);
    }

    @Test
    void removesNothingWhenAnEntryOfTheListingCannotBeToldApart() {
        topology.poll("poll-1", order("group-a", "web").build());

        topology.begin("poll-2");
        topology.send(new ScopeCompleted(
                "poll-2",
                topology.clock.instant(),
                SUBSCRIPTION,
                Scope.subscription(SUBSCRIPTION),
                0,
                List.of(new OrderProblem("entry 1", "id", "missing", OrderProblem.Kind.NOT_AN_ORDER)),
                1,
                false,
                false));

        assertThat(topology.view.orders()).hasSize(1);
    }

    @Test
    void removesOnlyFromTheGroupThatWasListed() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a", "GROUP-B");
        topology.see(
                "poll-1",
                order("group-a", "web").build(),
                order("Group-B", "api").build());
        topology.complete("poll-1", GROUP_A, 1);
        topology.complete("poll-1", GROUP_B, 1);

        topology.begin("poll-2");
        topology.discover("poll-2", "group-a", "group-b");
        topology.complete("poll-2", GROUP_A, 0);
        topology.fail("poll-2", GROUP_B, FailureReason.FORBIDDEN);

        assertThat(topology.view.orders())
                .extracting(state -> state.order().id().name())
                .containsExactly("api");
    }

    @Test
    void removesTheOrdersOfAResourceGroupThatIsGone() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a", "group-b");
        topology.see(
                "poll-1",
                order("group-a", "web")
                        .status(AzureValue.of(OrderStatus.DENIED))
                        .build());
        topology.complete("poll-1", GROUP_A, 1);
        topology.told();

        topology.begin("poll-2");
        topology.discover("poll-2", "group-b");

        assertThat(topology.toldInShort()).containsExactly("resolved ORDER_FAILED removed");
        assertThat(topology.view.scopes())
                .extracting(ScopeState::scope)
                .containsExactly(Scope.subscription(SUBSCRIPTION));
    }

    @Test
    void leavesOutWhatAnOvertakenPollStillSends() {
        CertificateOrder issued = order("group-a", "web")
                .status(AzureValue.of(OrderStatus.ISSUED))
                .isPrivateKeyExternal(true)
                .build();
        CertificateOrder denied =
                issued.toBuilder().status(AzureValue.of(OrderStatus.DENIED)).build();
        topology.begin("late");
        topology.poll("newer", issued);

        topology.see("late", denied);
        topology.complete("late", Scope.subscription(SUBSCRIPTION), 0);

        assertThat(topology.told()).isEmpty();
        assertThat(topology.view.orders()).extracting(OrderState::order).containsExactly(issued);
    }

    @Test
    void doesNotRemoveOnTheWordOfAPollThatWasOvertaken() {
        topology.poll("poll-1", order("group-a", "web").build());

        topology.complete("poll-0", Scope.subscription(SUBSCRIPTION), 0);

        assertThat(topology.view.orders()).hasSize(1);
    }

    @Test
    void leavesOutOrdersThatTheFilterDoesNotCover() {
        topology.close();
        topology = new TopologyFixture(new ScopeFilter(Set.of(), List.of(), List.of(Glob.of("sandbox-*"))));
        CertificateOrder covered = order("group-a", "web").build();
        CertificateOrder uncovered = order("sandbox-1", "toy")
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();

        topology.poll("poll-1", covered, uncovered);

        assertThat(topology.told()).isEmpty();
        assertThat(topology.view.orders()).extracting(OrderState::order).containsExactly(covered);
    }

    @Test
    void givesTheSameOrderOtherEventIdsAfterItWasRemovedAndCameBack() {
        CertificateOrder denied = order("group-a", "web")
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();

        topology.poll("poll-1", denied);
        topology.poll("poll-2");
        topology.poll("poll-3", denied);

        assertThat(topology.told()).hasSize(3).extracting(CloudEvent::getId).doesNotHaveDuplicates();
    }

    @Test
    void passesARequestToPollOnAndJudgesNothingByIt() {
        topology.sendRaw(null, WireJson.write(REQUEST));

        assertThat(topology.pollRequests).containsExactly(REQUEST);
        assertThat(topology.told()).isEmpty();
        assertThat(topology.published()).isEmpty();
        assertThat(topology.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("poison")
    void sendsWhatItCannotReadToTheDeadLettersAndGoesOn(String key, byte[] value, DeadLetterReason reason) {
        topology.sendRaw(key, value);
        topology.poll(
                "poll-1",
                order("group-a", "web")
                        .status(AzureValue.of(OrderStatus.DENIED))
                        .build());
        topology.commits.committed();

        assertThat(topology.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
            assertThat(letter.value()).isEqualTo(value);
            assertThat(header(letter, DeadLetter.REASON)).isEqualTo(reason.label());
            assertThat(header(letter, DeadLetter.ORIGIN)).startsWith("certmonitor.observations-0@");
            assertThat(letter.headers().lastHeader(DeadLetter.ORIGINAL_SIZE)).isNull();
        });
        assertThat(topology.setAside).containsExactly(new DeadLetterCommitted(reason));
        assertThat(topology.toldInShort()).containsExactly("failed ORDER_FAILED");
    }

    static Stream<Arguments> poison() {
        byte[] good = WireJson.write(new PollStarted("poll-0", START, SUBSCRIPTION));
        return Stream.of(
                Arguments.of(SUBSCRIPTION, null, DeadLetterReason.EMPTY),
                Arguments.of(SUBSCRIPTION, new byte[0], DeadLetterReason.EMPTY),
                Arguments.of(SUBSCRIPTION, bytes("<html>"), DeadLetterReason.NOT_JSON),
                Arguments.of(SUBSCRIPTION, new byte[] {0, -1, -2, 127}, DeadLetterReason.NOT_JSON),
                Arguments.of(SUBSCRIPTION, Arrays.copyOf(good, good.length - 1), DeadLetterReason.NOT_JSON),
                Arguments.of(SUBSCRIPTION, bytes("[".repeat(5_000)), DeadLetterReason.NOT_AN_OBSERVATION),
                Arguments.of(SUBSCRIPTION, bytes("{\"type\":\"order-seen-v9\"}"), DeadLetterReason.UNKNOWN_TYPE),
                Arguments.of(SUBSCRIPTION, bytes("{}"), DeadLetterReason.UNKNOWN_TYPE),
                Arguments.of(SUBSCRIPTION, bytes("{\"type\":\"order-seen\"}"), DeadLetterReason.NOT_AN_OBSERVATION),
                Arguments.of(SUBSCRIPTION, bytes("null"), DeadLetterReason.NOT_AN_OBSERVATION),
                Arguments.of(null, good, DeadLetterReason.WRONG_KEY),
                Arguments.of("another-key", good, DeadLetterReason.WRONG_KEY),
                Arguments.of(SUBSCRIPTION, WireJson.write(REQUEST), DeadLetterReason.WRONG_KEY),
                Arguments.of(null, bytes("{\"type\":\"poll-requested\"}"), DeadLetterReason.NOT_AN_OBSERVATION));
    }

    @Test
    void cutsADeadLetterThatWouldNotFit() {
        byte[] huge = new byte[1_048_000];
        topology.sendRaw("k".repeat(20_000), huge);
        topology.sendRaw(SUBSCRIPTION, new byte[DeadLetter.MAX_VALUE_BYTES]);

        assertThat(topology.deadLetters())
                .satisfiesExactly(
                        letter -> {
                            assertThat(letter.key()).hasSize(DeadLetter.MAX_KEY_BYTES);
                            assertThat(letter.value()).hasSize(DeadLetter.MAX_VALUE_BYTES);
                            assertThat(header(letter, DeadLetter.ORIGINAL_SIZE)).isEqualTo("1068000");
                        },
                        letter -> {
                            assertThat(letter.value()).hasSize(DeadLetter.MAX_VALUE_BYTES);
                            assertThat(letter.headers().lastHeader(DeadLetter.ORIGINAL_SIZE))
                                    .isNull();
                        });
    }

    @Test
    void countsNoDeadLetterOfATransactionThatWasGivenUp() {
        topology.sendRaw(SUBSCRIPTION, bytes("<html>"));
        topology.commits.aborted();
        topology.commits.committed();

        assertThat(topology.setAside).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void keepsJudgingTheOthersWhenOneOrderCannotBeTold() {
        // No such subscription id exists; it stands for any fault in judging or telling one order.
        CertificateOrder untellable = CertificateOrder.builder(new OrderId("no uri ^", "group-a", "odd"))
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();

        topology.poll("poll-1", untellable, denied());
        topology.pass(Duration.ofMinutes(2));

        assertThat(topology.toldInShort()).containsExactly("failed ORDER_FAILED");
        assertThat(topology.view.orders()).hasSize(1);
    }

    @Test
    void countsEventsWhenTheyAreCommitted() {
        topology.begin("poll-1");
        topology.send(new OrderSeen("poll-1", START, SUBSCRIPTION, denied()));
        topology.clock.add(Duration.ofMillis(80));
        assertThat(topology.committed).isEmpty();

        topology.commits.committed();
        topology.commits.committed();

        assertThat(topology.committed)
                .singleElement()
                .satisfies(event -> assertThat(event.detectionDelay()).isEqualTo(Duration.ofMillis(80)));
    }

    @Test
    void countsNoEventOfATransactionThatWasGivenUp() {
        topology.poll("poll-1", denied());

        topology.commits.aborted();
        topology.commits.committed();

        assertThat(topology.committed).isEmpty();
    }

    @Test
    void showsHowReadingEachScopeGoes() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a", "group-b");
        topology.complete("poll-1", GROUP_A, 3);
        topology.fail("poll-1", GROUP_B, FailureReason.FORBIDDEN);

        assertThat(topology.view.scopes())
                .extracting(state -> state.scope().resourceGroup(), ScopeState::isUp, ScopeState::orders)
                .containsExactly(tuple(null, true, null), tuple("Group-A", true, 3), tuple("group-b", false, null));
    }

    @Test
    void showsAResourceGroupAsFailedWhileItsSubscriptionCannotBeDiscovered() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a");
        topology.complete("poll-1", GROUP_A, 3);

        topology.begin("poll-2");
        topology.fail("poll-2", Scope.subscription(SUBSCRIPTION), FailureReason.FORBIDDEN);

        assertThat(topology.view.scopes()).hasSize(2).noneMatch(ScopeState::isUp);
        assertThat(topology.view.scopes().get(1).orders()).isEqualTo(3);

        topology.begin("poll-3");
        topology.discover("poll-3", "group-a");

        assertThat(topology.view.scopes()).allMatch(ScopeState::isUp);
    }

    @Test
    void tellsThatASubscriptionIsUnreachableByTimeAndRestoredByItsNextListing() {
        Scope subscription = Scope.subscription(SUBSCRIPTION);
        topology.poll("poll-1", expiringIn(Duration.ofDays(120), "web"));
        topology.pass(Duration.ofMinutes(30));
        topology.begin("poll-2");
        topology.fail("poll-2", subscription, FailureReason.FORBIDDEN);
        topology.pass(Duration.ofMinutes(15));
        assertThat(topology.told()).isEmpty();

        topology.pass(Duration.ofMinutes(1));
        List<TestRecord<String, CloudEvent>> unreachable = topology.toldRecords();
        topology.pass(Duration.ofMinutes(60));
        topology.poll("poll-3", expiringIn(Duration.ofDays(120), "web"));
        topology.poll("poll-4", expiringIn(Duration.ofDays(120), "web"));

        assertThat(unreachable).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo("/subscriptions/" + SUBSCRIPTION);
            assertThat(event.value().getType()).isEqualTo("io.certmonitor.subscription.unreachable.v1");
            assertThat(TopologyFixture.data(event.value()).path("reason").asText())
                    .isEqualTo("forbidden");
        });
        assertThat(topology.toldInShort()).containsExactly("restored recovered");
        assertThat(topology.published()).hasSize(1);
    }

    @Test
    void tellsThatASubscriptionIsUnreachableOnceNoneOfItsGroupsCanBeRead() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a", "group-b");
        topology.complete("poll-1", GROUP_A, 0);
        topology.fail("poll-1", GROUP_B, FailureReason.FORBIDDEN);
        topology.pass(Duration.ofMinutes(46));
        assertThat(topology.told()).isEmpty();

        topology.begin("poll-2");
        topology.discover("poll-2", "group-a", "group-b");
        topology.fail("poll-2", GROUP_B, FailureReason.FORBIDDEN);
        assertThat(topology.told()).isEmpty();
        topology.fail("poll-2", GROUP_A, FailureReason.THROTTLED);
        assertThat(topology.toldInShort()).containsExactly("unreachable throttled");

        topology.begin("poll-3");
        topology.discover("poll-3", "group-a", "group-b");
        assertThat(topology.told()).isEmpty();
        topology.complete("poll-3", GROUP_B, 0);
        assertThat(topology.toldInShort()).containsExactly("restored recovered");
    }

    @Test
    void doesNotRestoreBeforeAGroupIsReadWhenOnlyTheDiscoveryWorksAgain() {
        topology.begin("poll-1");
        topology.discover("poll-1", "group-a");
        topology.complete("poll-1", GROUP_A, 0);
        topology.pass(Duration.ofMinutes(50));
        topology.begin("poll-2");
        topology.fail("poll-2", Scope.subscription(SUBSCRIPTION), FailureReason.UNREACHABLE);
        assertThat(topology.toldInShort()).containsExactly("unreachable unreachable");

        topology.begin("poll-3");
        topology.discover("poll-3", "group-a");
        topology.fail("poll-3", GROUP_A, FailureReason.FORBIDDEN);

        assertThat(topology.told()).isEmpty();
    }

    @Test
    void writesNoOrderThatIsShownAsBefore() {
        topology.close();
        topology = new TopologyFixture(
                ScopeFilter.EVERYTHING,
                new EventSettings(
                        Duration.ofMinutes(10),
                        Map.of(),
                        Severity.OK,
                        Map.of(Severity.CRITICAL, Duration.ofHours(1)),
                        false),
                Encoding.BINARY);
        CertificateOrder issued = order("group-a", "web")
                .status(AzureValue.of(OrderStatus.ISSUED))
                .build();
        topology.poll("poll-1", issued);
        assertThat(topology.published()).hasSize(1);

        topology.poll("poll-2", denied());
        assertThat(topology.published()).as("the status is shown at once").hasSize(1);
        topology.pass(Duration.ofMinutes(9));
        assertThat(topology.published()).isEmpty();
        topology.pass(Duration.ofMinutes(1));
        assertThat(topology.published()).as("the finding").hasSize(1);
        topology.pass(Duration.ofHours(1));

        assertThat(topology.toldInShort()).containsExactly("failed ORDER_FAILED", "failed ORDER_FAILED");
        assertThat(topology.published()).as("the reminder").isEmpty();
    }

    @Test
    void publishesAFindingThatIsNotTold() {
        topology.close();
        topology = new TopologyFixture(
                ScopeFilter.EVERYTHING,
                new EventSettings(Duration.ZERO, Map.of(), Severity.CRITICAL, Map.of(), false),
                Encoding.BINARY);

        topology.poll("poll-1", expiringIn(Duration.ofDays(20), "web"));

        assertThat(topology.told()).isEmpty();
        JsonNode published = TopologyFixture.json(topology.published().get(0).value());
        assertThat(published.path("findings").path(0).path("code").asText()).isEqualTo("EXPIRING");
        assertThat(published.path("severity").asText()).isEqualTo("warning");
    }

    @Test
    void writesWholeEventsAsJsonInStructuredMode() {
        topology.close();
        topology = new TopologyFixture(ScopeFilter.EVERYTHING, EventSettings.DEFAULT, Encoding.STRUCTURED);

        topology.poll("poll-1", denied());

        TestRecord<String, byte[]> event = topology.toldBytes().get(0);
        assertThat(event.headers().lastHeader("content-type").value())
                .asString(StandardCharsets.UTF_8)
                .startsWith("application/cloudevents+json");
        JsonNode json = TopologyFixture.json(event.value());
        assertThat(json.path("specversion").asText()).isEqualTo("1.0");
        assertThat(json.path("type").asText()).isEqualTo("io.certmonitor.order.failed.v1");
        assertThat(json.path("partitionkey").asText()).isEqualTo(event.key());
        assertThat(json.path("data").path("finding").path("code").asText()).isEqualTo("ORDER_FAILED");
    }

    private static CertificateOrder denied() {
        return order("group-a", "web").status(AzureValue.of(OrderStatus.DENIED)).build();
    }

    private static CertificateOrderBuilder order(String group, String name) {
        return CertificateOrder.builder(new OrderId(SUBSCRIPTION, group, name));
    }

    private static CertificateOrder expiringIn(Duration time, String name) {
        Instant expiry = START.plus(time);
        return order("group-a", name).expirationTime(expiry).validityInYears(1).build();
    }

    private static CertificateOrder withKeyVault(KeyVaultStatus status) {
        return order("group-a", "web")
                .keyVaultCertificates(
                        List.of(new KeyVaultCertificate("main", "/vaults/shop", "tls", AzureValue.of(status))))
                .build();
    }
}

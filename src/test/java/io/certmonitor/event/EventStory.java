package io.certmonitor.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.azure.decoding.OrderDecoder;
import io.certmonitor.expression.CustomRuleCompiler;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Glob;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyOverride;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Suppression;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.Scenario;
import io.certmonitor.simulator.Scenarios;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatedOrderBuilder;
import io.certmonitor.stream.ObservationsJudged;
import io.certmonitor.stream.RestoredProcessor;
import io.certmonitor.tracing.RecordedTraces;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.SubscriptionState;
import io.certmonitor.transition.SubscriptionState.Outage;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The life of every scenario's order in the real topology, and of some after a restart: all there is to tell is told in
 * it. It is the same each time, also the thumbprints: the simulator's are those of certificates that each JVM signs
 * anew, so they are replaced.
 */
final class EventStory {

    /** When orders are seen first. */
    static final Instant START = ObservationsJudged.NOW;

    static final FindingCode CUSTOM = new FindingCode("CUSTOM_WILDCARD");

    /** The topic of events. */
    static final String TOPIC = "certmonitor.order-events";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final Encoding encoding;
    private final List<TestRecord<String, byte[]>> events = new ArrayList<>();
    private final List<TestRecord<String, byte[]>> orders = new ArrayList<>();
    private int polls;

    private EventStory(Encoding encoding) {
        this.encoding = encoding;
    }

    /** Tells the story in a mode of the Kafka protocol binding. */
    static EventStory told(Encoding encoding) {
        return told(encoding, Tracing.OFF);
    }

    /** Tells the same story while what leads to events is traced. */
    static EventStory traced(Encoding encoding) {
        return told(encoding, new RecordedTraces().tracing());
    }

    private static EventStory told(Encoding encoding, Tracing tracing) {
        EventStory story = new EventStory(encoding);
        try (ObservationsJudged topology = new ObservationsJudged(policy(), settings(), encoding, tracing)) {
            story.live(topology);
        }
        story.restart();
        return story;
    }

    /** The records of the topic of events. */
    List<TestRecord<String, byte[]>> events() {
        return events;
    }

    /** The records of the topic of current orders. */
    List<TestRecord<String, byte[]>> orders() {
        return orders;
    }

    /** An order as the monitor reads it from Azure. */
    static CertificateOrder read(JsonNode resource) {
        String subscription = resource.path("id").asText().split("/", 4)[2];
        return Objects.requireNonNull(OrderDecoder.decode(resource, "#1", Scope.subscription(subscription))
                .order());
    }

    /** The event in a record, as a CloudEvents library reads it. */
    static CloudEvent event(TestRecord<String, byte[]> told) {
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            return deserializer.deserialize(TOPIC, told.headers(), told.value());
        }
    }

    /** The data of an event. */
    static JsonNode data(CloudEvent event) {
        return json(Objects.requireNonNull(event.getData()).toBytes());
    }

    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a complete listing of the subscription observes, by a poll of this name. */
    static List<Observation> listing(String pollId, Instant now, String subscription, List<CertificateOrder> seen) {
        List<Observation> observations = new ArrayList<>();
        observations.add(new PollStarted(pollId, now, subscription));
        seen.forEach(order -> observations.add(new OrderSeen(pollId, now, subscription, order)));
        Scope scope = Scope.subscription(subscription);
        observations.add(new ScopeCompleted(pollId, now, subscription, scope, seen.size(), List.of(), 0, true, false));
        return observations;
    }

    /** The subscriptions of the catalogue. */
    static List<String> subscriptions() {
        return Scenarios.all().stream()
                .map(scenario -> scenario.order().apply(START).subscriptionId())
                .distinct()
                .toList();
    }

    private void live(ObservationsJudged topology) {
        see(topology, scenario -> scenario.order().apply(START));
        topology.pass(Duration.ofDays(1));
        see(topology, this::changed);
        fail(topology);
        topology.pass(ObservationsJudged.STALE_AFTER.plusMinutes(1));
        see(topology, scenario -> well(scenario, topology.clock().instant()));
        subscriptions()
                .forEach(subscription ->
                        topology.judge(listing("gone", topology.clock().instant(), subscription, List.of())));
        events.addAll(topology.eventRecords());
        orders.addAll(topology.orderRecords());
    }

    private void see(ObservationsJudged topology, Function<Scenario, SimulatedOrder> look) {
        List<SimulatedOrder> seen = Scenarios.all().stream().map(look).toList();
        polls++;
        for (String subscription : subscriptions()) {
            List<CertificateOrder> within = seen.stream()
                    .filter(order -> order.subscriptionId().equals(subscription))
                    .map(EventStory::order)
                    .toList();
            topology.judge(listing("poll-" + polls, topology.clock().instant(), subscription, within));
        }
    }

    private void fail(ObservationsJudged topology) {
        Instant now = topology.clock().instant();
        Scope scope = Scope.subscription(Scenarios.SUBSCRIPTION);
        String id = scope.subscriptionId();
        topology.judge(List.of(
                new PollStarted("failing", now, id),
                new ScopeFailed("failing", now, id, scope, FailureReason.FORBIDDEN, "Azure answered 403.")));
    }

    private static CertificateOrder order(SimulatedOrder simulated) {
        CertificateOrder order = read(json(simulated.json().getBytes(StandardCharsets.UTF_8)));
        CertificateDetails signed = order.signedCertificate();
        return signed == null
                ? order
                : order.toBuilder()
                        .signedCertificate(withFixedThumbprint(signed))
                        .build();
    }

    private static CertificateDetails withFixedThumbprint(CertificateDetails signed) {
        return new CertificateDetails(
                signed.version(),
                signed.serialNumber(),
                fixedThumbprint(signed),
                signed.subject(),
                signed.notBefore(),
                signed.notAfter(),
                signed.signatureAlgorithm(),
                signed.issuer(),
                signed.keyAlgorithm(),
                signed.keySize(),
                signed.subjectAlternativeNames());
    }

    /** As long as one of SHA-1 is, and another one for each certificate. */
    private static String fixedThumbprint(CertificateDetails signed) {
        String certificate = signed.serialNumber() + "|" + signed.notAfter();
        String halves = UUID.nameUUIDFromBytes(certificate.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        return halves + halves.substring(0, 8);
    }

    /** A day later, some orders have changed. */
    private SimulatedOrder changed(Scenario scenario) {
        SimulatedOrderBuilder order = scenario.order().apply(START).toBuilder(START);
        return switch (scenario.name()) {
            case "paid-year-ends" ->
                order.expirationTime(START.plus(Duration.ofDays(20))).build();
            case "revoked" -> order.tag("maintenance", "yes").build();
            case "auto-renew-off" -> order.tag("renewed-by", "hand").build();
            default -> order.build();
        };
    }

    /** All is well at last, but for an order that nobody can mend. */
    private static SimulatedOrder well(Scenario scenario, Instant now) {
        SimulatedOrder before = scenario.order().apply(START);
        if (scenario.name().equals("denied")) {
            return before;
        }
        if (scenario.name().startsWith("expiring-")) {
            return Objects.requireNonNull(OrderOperation.renew().on(before, now));
        }
        return SimulatedOrder.healthy(now, before.subscriptionId(), before.resourceGroup(), before.name())
                .expiresIn(Duration.ofDays(190))
                .build();
    }

    /** What only another configuration brings. */
    private void restart() {
        OrderJudge judge = new OrderJudge(new Policy(PolicySettings.DEFAULT));
        OrderState denied = state(judge, "denied");
        RestoredProcessor uncovered = new RestoredProcessor(encoding);
        uncovered.remember(denied);
        uncovered.remember(new SubscriptionState(Scenarios.SUBSCRIPTION, 1, new Outage(START, null)));
        uncovered.restart(new ScopeFilter(Set.of("another"), List.of(), List.of()));
        events.addAll(uncovered.eventRecords());

        RestoredProcessor otherwiseJudged = new RestoredProcessor(encoding);
        otherwiseJudged.remember(new OrderState(denied.order(), denied.history(), List.of(), Map.of(), null, null));
        otherwiseJudged.judgedByAnotherPolicy();
        otherwiseJudged.restart(ScopeFilter.EVERYTHING);
        events.addAll(otherwiseJudged.eventRecords());
    }

    private static OrderState state(OrderJudge judge, String scenario) {
        return judge.see(null, order(Scenarios.named(scenario).order().apply(START)), START)
                .state();
    }

    private static Policy policy() {
        return new Policy(new PolicyDefinition(
                PolicyChanges.NONE,
                List.of(new PolicyOverride(
                        "by-hand",
                        tagged("renewed-by"),
                        codes(Map.of(FindingCode.AUTO_RENEW_OFF, new CodeChange(false, null))))),
                List.of(new Suppression(tagged("maintenance"), Set.of(), START.plus(FOR_EVER), "planned")),
                customRules()));
    }

    private static CustomRules customRules() {
        CustomRuleCompiler compiler = new CustomRuleCompiler();
        compiler.add(new CustomRule(
                CUSTOM,
                Severity.INFO,
                "has(order.domain) && order.domain.startsWith('*.')",
                "A wildcard certificate for {order.domain}.",
                null));
        return compiler.rules();
    }

    private static EventSettings settings() {
        return new EventSettings(
                Duration.ZERO, Map.of(), Severity.OK, Map.of(Severity.CRITICAL, Duration.ofDays(1)), true);
    }

    private static OrderMatcher tagged(String name) {
        return new OrderMatcher(Set.of(), List.of(), List.of(), Map.of(name, Glob.of("*")));
    }

    private static PolicyChanges codes(Map<FindingCode, CodeChange> codes) {
        return new PolicyChanges(null, null, null, null, null, null, null, codes);
    }
}

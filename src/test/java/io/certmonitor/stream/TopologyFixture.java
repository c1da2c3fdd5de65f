package io.certmonitor.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.event.Portal;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.SubscriptionJudge;
import io.certmonitor.view.FleetView;
import io.certmonitor.wire.WireJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.MutableClock;

/** The topology on the test driver of Kafka Streams, with a clock that tests move. */
final class TopologyFixture implements AutoCloseable {

    static final String SUBSCRIPTION = "34adfa4f-cedf-4dc0-ba29-b6d1a69ab345";
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final Duration EVALUATION = Duration.ofMinutes(1);
    static final Duration STALE_AFTER = Duration.ofMinutes(45);

    private static final ObjectMapper JSON = new ObjectMapper();

    final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
    final FleetView view = new FleetView();
    final List<EventCommitted> committed = new ArrayList<>();
    final List<DeadLetterCommitted> setAside = new ArrayList<>();
    final List<PollRequest> pollRequests = new ArrayList<>();
    /** The step of a trace that each commit of an event was told within, or null. */
    final List<@Nullable String> committedWithin = new ArrayList<>();

    final EventCommits commits = new EventCommits(clock, this::committed, setAside::add);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> observations;
    private final TestOutputTopic<String, CloudEvent> events;
    private final TestOutputTopic<String, byte[]> rawEvents;
    private final TestOutputTopic<String, byte[]> orders;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    TopologyFixture() {
        this(ScopeFilter.EVERYTHING);
    }

    TopologyFixture(ScopeFilter filter) {
        this(filter, EventSettings.DEFAULT, Encoding.BINARY);
    }

    TopologyFixture(ScopeFilter filter, EventSettings settings, Encoding encoding) {
        this(new Policy(PolicySettings.DEFAULT), filter, settings, encoding);
    }

    TopologyFixture(Policy policy, ScopeFilter filter, EventSettings settings, Encoding encoding) {
        this(policy, filter, settings, encoding, Tracing.OFF);
    }

    TopologyFixture(Policy policy, ScopeFilter filter, EventSettings settings, Encoding encoding, Tracing tracing) {
        Properties streams = new Properties();
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        JudgeDependencies dependencies = new JudgeDependencies(
                new OrderJudge(policy, settings),
                new SubscriptionJudge(STALE_AFTER),
                "policy",
                filter,
                clock,
                EVALUATION,
                view,
                Portal.PUBLIC,
                encoding,
                commits,
                tracing,
                pollRequests::add,
                new StateReader(Runnable::run));
        driver = new TopologyTestDriver(TopologyFactory.create(dependencies), streams, START);
        observations = driver.createInputTopic(Topics.OBSERVATIONS, new StringSerializer(), new ByteArraySerializer());
        events = driver.createOutputTopic(Topics.ORDER_EVENTS, new StringDeserializer(), new CloudEventDeserializer());
        rawEvents =
                driver.createOutputTopic(Topics.ORDER_EVENTS, new StringDeserializer(), new ByteArrayDeserializer());
        orders = driver.createOutputTopic(Topics.ORDERS, new StringDeserializer(), new ByteArrayDeserializer());
        deadLetters =
                driver.createOutputTopic(Topics.DEAD_LETTER, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void committed(EventCommitted event) {
        committed.add(event);
        committedWithin.add(Step.current().traceparent());
    }

    /** Sends what a complete listing of the subscription observes. */
    void poll(String pollId, CertificateOrder... seen) {
        begin(pollId);
        see(pollId, seen);
        complete(pollId, Scope.subscription(SUBSCRIPTION), seen.length);
    }

    void begin(String pollId) {
        send(new PollStarted(pollId, clock.instant(), SUBSCRIPTION));
    }

    void see(String pollId, CertificateOrder... seen) {
        for (CertificateOrder order : seen) {
            send(new OrderSeen(pollId, clock.instant(), SUBSCRIPTION, order));
        }
    }

    void discover(String pollId, String... groups) {
        send(new ResourceGroupsDiscovered(pollId, clock.instant(), SUBSCRIPTION, List.of(groups), false));
    }

    void complete(String pollId, Scope scope, int count) {
        send(new ScopeCompleted(pollId, clock.instant(), SUBSCRIPTION, scope, count, List.of(), 0, true, false));
    }

    void fail(String pollId, Scope scope, FailureReason reason) {
        send(new ScopeFailed(pollId, clock.instant(), SUBSCRIPTION, scope, reason, "it failed"));
    }

    void send(Observation observation) {
        observations.pipeInput(observation.subscriptionId(), WireJson.write(observation));
    }

    /** Sends an observation as a step of a trace. */
    void send(Observation observation, String traceparent) {
        observations.pipeInput(new TestRecord<>(
                observation.subscriptionId(),
                WireJson.write(observation),
                new RecordHeaders().add(Tracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8))));
    }

    void sendRaw(@Nullable String key, byte @Nullable [] value) {
        observations.pipeInput(key, value);
    }

    /** Moves the clock, and lets the punctuator run as often as it would have. */
    void pass(Duration time) {
        clock.add(time);
        driver.advanceWallClockTime(time);
    }

    /** Lets the punctuator run once, by the clock as it is. */
    void tick() {
        driver.advanceWallClockTime(EVALUATION);
    }

    /** The new events, each as type, finding code, tier and reason, for example {@code expiring EXPIRING 14d}. */
    List<String> toldInShort() {
        return told().stream().map(TopologyFixture::inShort).toList();
    }

    List<CloudEvent> told() {
        return events.readValuesToList();
    }

    List<TestRecord<String, CloudEvent>> toldRecords() {
        return events.readRecordsToList();
    }

    /** The new events as they lie in their records. */
    List<TestRecord<String, byte[]>> toldBytes() {
        return rawEvents.readRecordsToList();
    }

    /** The new records of current orders: key and value, which is null for a tombstone. */
    List<TestRecord<String, byte[]>> published() {
        return orders.readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    static JsonNode json(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode data(CloudEvent event) {
        return json(Objects.requireNonNull(event.getData()).toBytes());
    }

    @Override
    public void close() {
        driver.close();
    }

    /** An event as in {@link #toldInShort}. */
    static String inShort(CloudEvent event) {
        String type = event.getType().replaceAll("io\\.certmonitor\\.[a-z]+\\.(.*)\\.v1", "$1");
        JsonNode finding = data(event).path("finding");
        String tier = finding.has("tier") ? " " + finding.path("tier").textValue() : "";
        String told = data(event).has("subscriptionId")
                ? data(event).path("reason").asText()
                : finding.path("reason").asText();
        String reason = told.isEmpty() ? "" : " " + told;
        return type + (finding.isMissingNode() ? "" : " " + finding.path("code").textValue()) + tier + reason;
    }
}

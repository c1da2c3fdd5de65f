package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureRequest;
import io.certmonitor.policy.Severity;
import io.certmonitor.poll.PollCycleFinished;
import io.certmonitor.stream.DeadLetterCommitted;
import io.certmonitor.stream.DeadLetterReason;
import io.certmonitor.stream.EventCommitted;
import io.certmonitor.transition.EventType;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class MetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PollMeters polls = new PollMeters(registry);
    private final AzureMeters azure = new AzureMeters(registry);
    private final EventMeters events = new EventMeters(registry);
    private final KafkaHealth health = new KafkaHealth(change -> {});
    private final RateLimitCollector rateLimits = new RateLimitCollector(() -> this.now);
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    MetersTest() {
        new KafkaMeters(registry, health);
    }

    @Test
    void everyCounterExistsAtZeroFromTheStart() {
        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.seriesOf("certmonitor_poll_errors_total"))
                .hasSize(15)
                .contains(
                        "certmonitor_poll_errors_total{reason=\"throttled\"}",
                        "certmonitor_poll_errors_total{reason=\"not_an_order\"}");
        assertThat(scrape.seriesOf("certmonitor_events_total"))
                .hasSize(20)
                .contains(
                        "certmonitor_events_total{severity=\"ok\",type=\"io.certmonitor.order.renewed.v1\"}",
                        "certmonitor_events_total{severity=\"info\",type=\"io.certmonitor.order.resolved.v1\"}",
                        "certmonitor_events_total{severity=\"ok\",type=\"io.certmonitor.order.discovered.v1\"}",
                        "certmonitor_events_total{severity=\"ok\",type=\"io.certmonitor.order.removed.v1\"}",
                        "certmonitor_events_total{severity=\"critical\",type=\"io.certmonitor.subscription.unreachable.v1\"}",
                        "certmonitor_events_total{severity=\"critical\",type=\"io.certmonitor.subscription.restored.v1\"}");
        assertThat(scrape.seriesOf("certmonitor_azure_requests_total"))
                .containsExactlyInAnyOrder(
                        "certmonitor_azure_requests_total{code=\"200\",operation=\"list_subscriptions\"}",
                        "certmonitor_azure_requests_total{code=\"200\",operation=\"list_resource_groups\"}",
                        "certmonitor_azure_requests_total{code=\"200\",operation=\"list_orders\"}",
                        "certmonitor_azure_requests_total{code=\"200\",operation=\"query_resources\"}");
        assertThat(scrape.seriesOf("certmonitor_dead_letters_total"))
                .containsExactlyInAnyOrder(
                        "certmonitor_dead_letters_total{reason=\"empty\"}",
                        "certmonitor_dead_letters_total{reason=\"not_json\"}",
                        "certmonitor_dead_letters_total{reason=\"unknown_type\"}",
                        "certmonitor_dead_letters_total{reason=\"not_an_observation\"}",
                        "certmonitor_dead_letters_total{reason=\"wrong_key\"}");
        assertThat(scrape.seriesOf("certmonitor_kafka_problem"))
                .hasSize(27)
                .contains("certmonitor_kafka_problem{part=\"topics\",reason=\"topic_missing\"}");
        assertThat(scrape.series()).containsKeys("certmonitor_azure_throttled_total");
        assertThat(scrape.series().values()).containsOnly(0.0);
    }

    @Test
    void aPollCycleIsTimedAndItsErrorsCounted() {
        polls.finished(new PollCycleFinished(Duration.ofMillis(1_500), Map.of("timeout", 2, "unreadable", 3)));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_poll_duration_seconds_sum")).isEqualTo(1.5);
        assertThat(scrape.value("certmonitor_poll_duration_seconds_bucket{le=\"1.0\"}"))
                .isZero();
        assertThat(scrape.value("certmonitor_poll_duration_seconds_bucket{le=\"2.5\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_poll_errors_total{reason=\"timeout\"}"))
                .isEqualTo(2);
        assertThat(scrape.value("certmonitor_poll_errors_total{reason=\"unreadable\"}"))
                .isEqualTo(3);
    }

    @Test
    void aRequestThatAzureThrottledIsCountedAndTimed() {
        azure.requested(request(429, Map.of()));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_azure_requests_total{code=\"429\",operation=\"list_orders\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_azure_throttled_total")).isEqualTo(1);
        assertThat(scrape.value("certmonitor_azure_request_duration_seconds_count{operation=\"list_orders\"}"))
                .isEqualTo(1);
    }

    @Test
    void aRequestWithoutAnswerHasCodeZeroAndIsNotThrottled() {
        azure.requested(request(0, Map.of()));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_azure_requests_total{code=\"0\",operation=\"list_orders\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_azure_throttled_total")).isZero();
    }

    @Test
    void anEventIsCountedAndItsDelayTimed() {
        events.committed(new EventCommitted(EventType.EXPIRING, Severity.WARNING, Duration.ofMillis(90)));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value(
                        "certmonitor_events_total{severity=\"warning\",type=\"io.certmonitor.order.expiring.v1\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_detection_delay_seconds_bucket{le=\"0.1\"}"))
                .isEqualTo(1);
        assertThat(scrape.seriesOf("certmonitor_detection_delay_seconds_bucket"))
                .contains(
                        "certmonitor_detection_delay_seconds_bucket{le=\"0.005\"}",
                        "certmonitor_detection_delay_seconds_bucket{le=\"60.0\"}");
    }

    @Test
    void aDeadLetterIsCountedByItsReason() {
        events.setAside(new DeadLetterCommitted(DeadLetterReason.NOT_JSON));

        assertThat(Scrape.of(registry).value("certmonitor_dead_letters_total{reason=\"not_json\"}"))
                .isEqualTo(1);
    }

    @Test
    void troubleWithKafkaShowsWhileItStands() {
        String missing = "certmonitor_kafka_problem{part=\"topics\",reason=\"topic_missing\"}";
        String unreachable = "certmonitor_kafka_problem{part=\"topics\",reason=\"unreachable\"}";

        health.found(Part.TOPICS, new KafkaTrouble(Reason.TOPIC_MISSING, "gone"));
        assertThat(Scrape.of(registry).value(missing)).isEqualTo(1);
        health.found(Part.TOPICS, new KafkaTrouble(Reason.UNREACHABLE, "no answer"));
        assertThat(Scrape.of(registry).value(missing)).isZero();
        assertThat(Scrape.of(registry).value(unreachable)).isEqualTo(1);
        health.clear(Part.TOPICS);
        assertThat(Scrape.of(registry).seriesOf("certmonitor_kafka_problem"))
                .allSatisfy(
                        series -> assertThat(Scrape.of(registry).value(series)).isZero());
    }

    @Test
    void theStateOfTheTopologyIsTheOneThatIsOne() {
        ServiceStatus status = new ServiceStatus();
        new TopologyMeters(registry, status);

        assertThat(statesThatAreOne()).containsExactly("certmonitor_topology_state{state=\"waiting_for_broker\"}");
        for (Phase phase : Phase.values()) {
            status.enter(phase);
            assertThat(statesThatAreOne())
                    .containsExactly(
                            "certmonitor_topology_state{state=\"" + phase.name().toLowerCase(Locale.ROOT) + "\"}");
        }
    }

    private List<String> statesThatAreOne() {
        Scrape scrape = Scrape.of(registry);
        List<String> states = scrape.seriesOf("certmonitor_topology_state");
        assertThat(states).hasSize(4);
        return states.stream().filter(series -> scrape.value(series) == 1).toList();
    }

    @Test
    void anEventThatTimeBroughtAboutHasNoDelay() {
        events.committed(new EventCommitted(EventType.EXPIRED, Severity.CRITICAL, null));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value(
                        "certmonitor_events_total{severity=\"critical\",type=\"io.certmonitor.order.expired.v1\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_detection_delay_seconds_count")).isZero();
    }

    @Test
    void rateLimitsShowWhatWasToldLast() {
        registry.getPrometheusRegistry().register(rateLimits);

        rateLimits.requested(request(200, Map.of("subscription-reads", 11_999L)));
        rateLimits.requested(request(200, Map.of("subscription-reads", 11_998L)));
        rateLimits.requested(
                new AzureRequest("list_subscriptions", null, 200, Duration.ofMillis(5), Map.of("tenant-reads", 100L)));

        Scrape scrape = Scrape.of(registry);
        assertThat(scrape.value("certmonitor_azure_ratelimit_remaining{kind=\"subscription-reads\",subscription_id=\""
                        + SUBSCRIPTION + "\"}"))
                .isEqualTo(11_998);
        assertThat(scrape.value("certmonitor_azure_ratelimit_remaining{kind=\"tenant-reads\",subscription_id=\"\"}"))
                .isEqualTo(100);
    }

    @Test
    void aRateLimitThatIsFullAgainIsNotShown() {
        registry.getPrometheusRegistry().register(rateLimits);
        rateLimits.requested(request(200, Map.of("subscription-reads", 3L)));
        now = now.plus(Duration.ofMinutes(40));
        rateLimits.requested(request(200, Map.of("subscription-writes", 7L)));

        now = now.plus(Duration.ofMinutes(40));

        assertThat(Scrape.of(registry).seriesOf("certmonitor_azure_ratelimit_remaining"))
                .singleElement()
                .satisfies(series -> assertThat(series).contains("subscription-writes"));
    }

    @Test
    void rateLimitsAreBoundedAndTheOldestGoesFirst() {
        registry.getPrometheusRegistry().register(rateLimits);

        for (int i = 0; i <= RateLimitCollector.MAX_SERIES; i++) {
            rateLimits.requested(request(200, Map.of("kind-" + i, (long) i)));
        }

        assertThat(Scrape.of(registry).seriesOf("certmonitor_azure_ratelimit_remaining"))
                .hasSize(RateLimitCollector.MAX_SERIES)
                .noneMatch(series -> series.contains("\"kind-0\""));
    }

    private static AzureRequest request(int code, Map<String, Long> remaining) {
        return new AzureRequest("list_orders", SUBSCRIPTION, code, Duration.ofMillis(80), remaining);
    }
}

package io.certmonitor.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.certmonitor.observation.PollMessage;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.certmonitor.wire.WireJson;
import io.github.bucket4j.TimeMeter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaPollRequestsTest {

    private static final PollRequest REQUEST = new PollRequest("id", Instant.parse("2026-11-01T00:00:00Z"));

    private final KafkaHealth health = new KafkaHealth(change -> {});
    private final ServiceStatus status = new ServiceStatus();
    private final AtomicLong nanos = new AtomicLong();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();
    private Supplier<Uni<?>> answer = () -> Uni.createFrom().nullItem();
    private final KafkaPollRequests requests =
            new KafkaPollRequests(clients(), health, status, 3, Duration.ofMillis(200), time());

    @BeforeEach
    void run() {
        status.enter(Phase.RUNNING);
    }

    @Test
    void writesTheRequestToEachPartitionWithoutAKey() throws Exception {
        requests.send(REQUEST);

        assertThat(sent).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
        assertThat(sent).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("certmonitor.observations");
            assertThat(record.key()).isNull();
            assertThat(WireJson.read(record.value(), PollMessage.class)).isEqualTo(REQUEST);
        });
    }

    @Test
    void saysWhatKafkaRefuses() {
        answer = () -> Uni.createFrom().failure(new NotEnoughReplicasException("two of three"));

        assertThat(refusal().reason()).contains("too few brokers").contains("two of three");
    }

    @Test
    void waitsNoLongerThanItsPatienceAndSendsNothingLater() {
        List<String> cancelled = new ArrayList<>();
        answer = () -> Uni.createFrom().nothing().onCancellation().invoke(() -> cancelled.add("one"));

        assertThat(refusal().reason()).contains("not confirmed");
        assertThat(cancelled).hasSize(3);
    }

    @Test
    void triesNothingWhileTheTopicsAreInTrouble() {
        health.found(Part.TOPICS, new KafkaTrouble(Reason.TOPIC_MISSING, "create the topic"));

        assertThat(refusal().reason()).isEqualTo("create the topic");
        assertThat(sent).isEmpty();
    }

    /** Or a broker that creates topics by itself would create this one, otherwise than it must be. */
    @Test
    void asksForNoTopicBeforeTheTopicsWereChecked() {
        status.enter(Phase.WAITING_FOR_BROKER);

        assertThat(refusal().reason()).contains("not looked at its topics yet");
        assertThat(sent).isEmpty();
    }

    @Test
    void takesFiveAtOnceAndOneMoreEveryTenSeconds() throws Exception {
        for (int i = 0; i < 5; i++) {
            requests.send(REQUEST);
        }

        assertThat(refusal().tooSoonFor()).hasValue(Duration.ofSeconds(10));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        requests.send(REQUEST);
        assertThatThrownBy(() -> requests.send(REQUEST)).isInstanceOf(PollNotRequestedException.class);
        assertThat(sent).hasSize(6 * 3);
    }

    @Test
    void countsNoRequestThatItDidNotTry() throws Exception {
        health.found(Part.TOPICS, new KafkaTrouble(Reason.UNREACHABLE, "away"));
        for (int i = 0; i < 9; i++) {
            assertThat(refusal().tooSoonFor()).isEmpty();
        }
        health.clear(Part.TOPICS);

        requests.send(REQUEST);

        assertThat(sent).hasSize(3);
    }

    @Test
    void endsWhenItIsInterrupted() {
        answer = () -> Uni.createFrom().nothing();
        Thread.currentThread().interrupt();

        assertThat(refusal().reason()).contains("ends");
        assertThat(Thread.interrupted()).isTrue();
    }

    private PollNotRequestedException refusal() {
        return catchThrowableOfType(PollNotRequestedException.class, () -> requests.send(REQUEST));
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private KafkaClientService clients() {
        Object producer = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaProducer.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("send");
                    return send(arguments[0]);
                });
        return (KafkaClientService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaClientService.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getProducer");
                    assertThat(arguments).containsExactly("observations");
                    return producer;
                });
    }

    @SuppressWarnings("unchecked") // the producer is one of such records
    private Uni<?> send(Object record) {
        sent.add((ProducerRecord<String, byte[]>) record);
        return answer.get();
    }
}

package io.certmonitor.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.view.KafkaHealth.Change;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaHealthTest {

    private static final KafkaTrouble MISSING = new KafkaTrouble(Reason.TOPIC_MISSING, "one is gone");
    private static final KafkaTrouble UNREACHABLE = new KafkaTrouble(Reason.UNREACHABLE, "no answer");

    private final List<Change> changes = new ArrayList<>();
    private final KafkaHealth health = new KafkaHealth(changes::add);

    @Test
    void tellsTroubleOtherTroubleAndTheAllClearOnceEach() {
        assertThat(health.found(Part.TOPICS, MISSING)).isTrue();
        assertThat(health.found(Part.TOPICS, MISSING)).isFalse();
        assertThat(health.found(Part.TOPICS, UNREACHABLE)).isTrue();
        health.clear(Part.TOPICS);
        health.clear(Part.TOPICS);

        assertThat(changes)
                .containsExactly(
                        new Change(Part.TOPICS, null, MISSING),
                        new Change(Part.TOPICS, MISSING, UNREACHABLE),
                        new Change(Part.TOPICS, UNREACHABLE, null));
    }

    @Test
    void showsTheLatestMessageThoughItTellsNoChangeForIt() {
        KafkaTrouble two = new KafkaTrouble(Reason.TOPIC_MISSING, "two are gone");

        health.found(Part.TOPICS, MISSING);
        health.found(Part.TOPICS, two);

        assertThat(changes).hasSize(1);
        assertThat(health.troubles()).containsOnly(Map.entry(Part.TOPICS, two));
        assertThat(health.stands(Part.TOPICS, Reason.TOPIC_MISSING)).isTrue();
        assertThat(health.stands(Part.TOPOLOGY, Reason.TOPIC_MISSING)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERNAL")
    void whatALookFindsStopsPollsUntilItIsOver(Reason reason) {
        health.found(Part.TOPICS, new KafkaTrouble(reason, "it stands"));
        assertThat(health.allowsPolls()).isFalse();

        health.clear(Part.TOPICS);
        assertThat(health.allowsPolls()).isTrue();
    }

    @Test
    void whatOnlyAPollCanEndStopsNoPolls() {
        health.found(Part.OBSERVATIONS, UNREACHABLE);
        health.found(Part.TOPOLOGY, UNREACHABLE);
        health.found(Part.TOPICS, new KafkaTrouble(Reason.INTERNAL, "a fault of the look"));

        assertThat(health.allowsPolls()).isTrue();
    }

    @Test
    void whoWaitsGoesOnWhenTheTroubleIsOver() {
        health.found(Part.TOPICS, UNREACHABLE);
        CompletableFuture<Boolean> waiting = waiting();

        health.found(Part.TOPICS, MISSING);
        assertThat(waiting).isNotDone();
        health.clear(Part.TOPICS);

        await().untilAsserted(() -> assertThat(waiting).isCompletedWithValue(true));
    }

    @Test
    void whoWaitsIsLetGoWhenTheServiceEnds() {
        health.found(Part.TOPICS, UNREACHABLE);
        CompletableFuture<Boolean> waiting = waiting();

        health.end();

        await().untilAsserted(() -> assertThat(waiting).isCompletedWithValue(false));
    }

    @Test
    void theDocumentDescribesEveryPartAndReasonAndNoOther() throws IOException {
        List<String> labels = Stream.concat(
                        Stream.of(Part.values()).map(Part::label),
                        Stream.of(Reason.values()).map(Reason::label))
                .toList();

        String document = Files.readString(Path.of("docs", "reliability.md"));
        String section = document.substring(document.indexOf("## Broker trouble"), document.indexOf("### A topic"));
        List<String> documented = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(labels);
    }

    @Test
    void countsHowOftenPollsHadToStop() {
        health.found(Part.TOPICS, UNREACHABLE);
        health.found(Part.TOPICS, MISSING);
        health.clear(Part.TOPICS);
        health.found(Part.OBSERVATIONS, MISSING);
        health.found(Part.TOPICS, MISSING);

        assertThat(health.pauses()).isEqualTo(2);
    }

    @Test
    void whatFailsSinceTheServiceEndsIsNotTold() {
        health.end();
        health.found(Part.OBSERVATIONS, UNREACHABLE);

        assertThat(changes).isEmpty();
    }

    private CompletableFuture<Boolean> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return health.awaitPolls();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

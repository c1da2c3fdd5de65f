package io.certmonitor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @MethodSource("endings")
    void brokerLeavesNoFileBehind(Consumer<BrokerProcess> ending) {
        BrokerProcess broker = BrokerProcess.start(0);
        broker.awaitReady(PATIENCE);
        assertThat(broker.temporaryFolder()).isNotEmptyDirectory();

        ending.accept(broker);

        assertThat(broker.isAlive()).isFalse();
        assertThat(broker.temporaryFolder()).doesNotExist();
    }

    static Stream<Consumer<BrokerProcess>> endings() {
        return Stream.of(BrokerProcess::stop, BrokerProcess::kill);
    }

    @Test
    void brokerThatWasKilledComesBackWithItsData(@TempDir Path folder) throws Exception {
        BrokerProcess killed = BrokerProcess.start(0, folder);
        killed.awaitReady(PATIENCE);
        createTopic(killed.bootstrapServers(), "kept");
        killed.kill();

        try (BrokerProcess broker = BrokerProcess.start(0, folder)) {
            broker.awaitReady(PATIENCE);

            assertThat(topics(broker.bootstrapServers())).contains("kept");
        }
    }

    private static void createTopic(String bootstrapServers, String topic)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get();
        }
    }
}

package io.certmonitor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void stoppedBrokerLeavesNoFileBehind() throws IOException {
        BrokerProcess broker = BrokerProcess.start(0);
        broker.awaitReady(PATIENCE);
        assertThat(temporaryFoldersOf(broker)).hasSize(1);

        broker.stop();

        assertThat(temporaryFoldersOf(broker)).isEmpty();
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

    private static List<Path> temporaryFoldersOf(BrokerProcess broker) throws IOException {
        String name = BrokerStorage.temporaryName(broker.pid());
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(name))
                    .toList();
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

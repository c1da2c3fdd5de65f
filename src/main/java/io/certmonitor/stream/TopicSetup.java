package io.certmonitor.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and compares those that are there with what they must look like. */
final class TopicSetup {

    private static final int LOOKS_FOR_NEW_TOPICS = 50;
    private static final long PAUSE_BETWEEN_LOOKS_MILLIS = 100;

    private final Admin admin;
    private final int partitions;
    private final short replicationFactor;

    TopicSetup(Admin admin, int partitions, short replicationFactor) {
        this.admin = admin;
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Brings the topics about.
     *
     * @return for each thing that is wrong with a present topic: topic, setting, found and wanted; empty when all is
     *     well
     * @throws ExecutionException when the broker cannot be reached or refuses
     */
    List<String> createOrCheck() throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        for (TopicSpec topic : TopicSpec.ALL) {
            if (!present.contains(topic.name())) {
                create(topic);
            }
        }
        return check();
    }

    private void create(TopicSpec topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic.toNewTopic(partitions, replicationFactor)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // Another replica that starts at the same time was faster, with the same settings.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private List<String> check() throws ExecutionException, InterruptedException {
        List<String> names = TopicSpec.ALL.stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> descriptions = describe(names);
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        names.stream().map(TopicSetup::resource).collect(Collectors.toSet()))
                .all()
                .get();
        List<String> problems = new ArrayList<>();
        for (TopicSpec topic : TopicSpec.ALL) {
            problems.addAll(TopicComparison.differences(
                    topic, partitions, descriptions.get(topic.name()), configs.get(resource(topic.name()))));
        }
        return problems;
    }

    /** Brokers learn of a new topic a moment after it was created. */
    private Map<String, TopicDescription> describe(List<String> names) throws ExecutionException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt == LOOKS_FOR_NEW_TOPICS) {
                    throw e;
                }
                Thread.sleep(PAUSE_BETWEEN_LOOKS_MILLIS);
            }
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}

package io.certmonitor.stream;

import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the topics and at the changelogs of the state, and says what stands in the way of working with them. Not for
 * use by several threads.
 */
final class TopicLook {

    private final Admin admin;
    private final int partitions;
    private final Set<String> changelogs;
    /** Kafka Streams makes them when it first runs; one that was there may not go missing. */
    private final Set<String> seenChangelogs = new HashSet<>();

    TopicLook(Admin admin, int partitions, Set<String> changelogs) {
        this.admin = admin;
        this.partitions = partitions;
        this.changelogs = changelogs;
    }

    /** The gravest trouble; null when all is well. */
    @Nullable
    KafkaTrouble look() throws InterruptedException {
        try {
            Described described = describe();
            if (!described.hidden().isEmpty()) {
                return new KafkaTrouble(
                        Reason.UNAUTHORIZED,
                        "may not describe " + String.join(", ", described.hidden())
                                + ": grant the monitor the rights that docs/kafka.md lists");
            }
            if (!described.missing().isEmpty()) {
                return new KafkaTrouble(
                        Reason.TOPIC_MISSING,
                        String.join(", ", described.missing())
                                + " is missing: create it as docs/reliability.md says, or restart the monitor");
            }
            Map<String, TopicDescription> topics = described.topics();
            return TopicTroubles.of(topics, configs(topics.keySet()), partitions);
        } catch (ExecutionException e) {
            return KafkaFailures.trouble(e);
        }
    }

    /**
     * What the brokers say of the topics.
     *
     * @param hidden those that the monitor may not describe
     */
    private record Described(Map<String, TopicDescription> topics, Set<String> missing, Set<String> hidden) {}

    private Described describe() throws ExecutionException, InterruptedException {
        List<String> names = Stream.concat(TopicSpec.ALL.stream().map(TopicSpec::name), changelogs.stream())
                .toList();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        TopicCollection.ofTopicNames(names),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Described described = new Described(new HashMap<>(), new TreeSet<>(), new TreeSet<>());
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            sort(answer.getKey(), answer.getValue(), described);
        }
        described.topics().keySet().stream().filter(changelogs::contains).forEach(seenChangelogs::add);
        return described;
    }

    private void sort(String topic, KafkaFuture<TopicDescription> answer, Described described)
            throws ExecutionException, InterruptedException {
        try {
            described.topics().put(topic, answer.get());
        } catch (ExecutionException e) {
            boolean wanted = !changelogs.contains(topic) || seenChangelogs.contains(topic);
            if (e.getCause() instanceof TopicAuthorizationException) {
                described.hidden().add(topic);
            } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            } else if (wanted) {
                described.missing().add(topic);
            }
        }
    }

    private Map<String, Config> configs(Collection<String> topics) throws ExecutionException, InterruptedException {
        return admin
                .describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .collect(Collectors.toSet()))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }
}

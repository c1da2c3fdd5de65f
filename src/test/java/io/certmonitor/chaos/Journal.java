package io.certmonitor.chaos;

import io.certmonitor.e2e.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * All that subscribers can read.
 *
 * @param told the events, in the order of each key
 * @param shown the current orders as they changed, in the order of each key
 * @param deadLetters how many records could not be read by the monitor itself
 */
record Journal(List<Told> told, List<Shown> shown, int deadLetters) {

    Journal {
        told = List.copyOf(told);
        shown = List.copyOf(shown);
    }

    /** Reads what is committed now. */
    static Journal read(TopicReader topics) {
        List<Told> told = new ArrayList<>();
        List<Shown> shown = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        topics.read(
                "certmonitor.order-events",
                new ByteArrayDeserializer(),
                (ConsumerRecord<String, byte[]> record) -> told.add(Told.of(record)));
        topics.read(
                "certmonitor.orders",
                new ByteArrayDeserializer(),
                (ConsumerRecord<String, byte[]> record) -> shown.add(Shown.of(record)));
        topics.read(
                "certmonitor.dead-letter",
                new ByteArrayDeserializer(),
                (ConsumerRecord<String, byte[]> record) -> dead.add(String.valueOf(record.key())));
        return new Journal(told, shown, dead.size());
    }

    Map<String, List<Told>> toldByKey() {
        return told.stream().collect(Collectors.groupingBy(Told::key, TreeMap::new, Collectors.toList()));
    }

    /** What a reader of the compacted topic is left with; null for an order that is gone. */
    Map<String, Shown.@Nullable Order> current() {
        Map<String, Shown.@Nullable Order> current = new TreeMap<>();
        shown.forEach(each -> current.put(each.key(), each.order()));
        return current;
    }
}

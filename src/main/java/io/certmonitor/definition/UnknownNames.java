package io.certmonitor.definition;

import io.certmonitor.config.PolicyConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds names below {@code certmonitor.policy} that no setting has. A misspelt setting would otherwise be a policy that
 * is not the one that was meant.
 */
final class UnknownNames {

    private static final Pattern SEGMENT = Pattern.compile("\"[^\"]*\"|[^.\"]+");
    private static final Pattern INDEX = Pattern.compile("\\[\\d*\\*?]$");
    private static final int LIKELY_TYPOS = 3;

    private final Node root = new Node();

    private UnknownNames(Set<String> known) {
        known.forEach(this::add);
    }

    /**
     * The mistakes among the names.
     *
     * @param names of all properties that are set, whatever they begin with
     * @param isEmpty tells the properties that have no value, which lists without entries have
     */
    static List<String> problems(Iterable<String> names, Predicate<String> isEmpty) {
        UnknownNames known = new UnknownNames(ConfigMappings.getProperties(ConfigClass.configClass(PolicyConfig.class))
                .keySet());
        Set<String> problems = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(PolicyReading.PREFIX + ".")) {
                known.problem(name, isEmpty.test(name)).ifPresent(problems::add);
            }
        }
        return List.copyOf(problems);
    }

    private void add(String name) {
        Node node = root;
        for (String segment : segments(name)) {
            boolean isEntry = INDEX.matcher(segment).find();
            node = node.children.computeIfAbsent(withoutIndex(segment), key -> new Node());
            node.isList |= isEntry;
        }
        node.isSetting = true;
    }

    private Optional<String> problem(String name, boolean isEmpty) {
        Node node = root;
        List<String> path = new ArrayList<>();
        for (String segment : segments(name)) {
            Optional<Node> child = node.child(withoutIndex(segment));
            path.add(segment);
            if (child.isEmpty()) {
                return Optional.of(String.join(".", path) + " is no setting: " + advice(node, withoutIndex(segment)));
            }
            node = child.get();
        }
        // What is written as [] or {} has a name without a value.
        if (node.isSetting || (isEmpty && !name.endsWith(".tiers"))) {
            return Optional.empty();
        }
        return Optional.of(name + " must have " + (node.isList ? "a list of entries with " : "") + node.names());
    }

    private static String advice(Node node, String segment) {
        return node.children.keySet().stream()
                .filter(known -> distance(known, segment) <= LIKELY_TYPOS)
                .min(Comparator.comparingInt(known -> distance(known, segment)))
                .map(near -> "is " + near + " meant?")
                .orElseGet(() -> node.children.isEmpty() ? "there is nothing below it" : "there are " + node.names());
    }

    private static List<String> segments(String name) {
        return SEGMENT.matcher(name).results().map(result -> result.group()).toList();
    }

    private static String withoutIndex(String segment) {
        return INDEX.matcher(segment).replaceFirst("");
    }

    /** How many letters must be changed, added or left out to get from one word to the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /** A name and what may stand behind it; {@code *} stands for any. */
    private static final class Node {

        private final TreeMap<String, Node> children = new TreeMap<>();
        private boolean isSetting;
        private boolean isList;

        Optional<Node> child(String name) {
            return Optional.ofNullable(children.getOrDefault(name, children.get("*")));
        }

        String names() {
            return children.keySet().stream().collect(Collectors.joining(", "));
        }
    }
}

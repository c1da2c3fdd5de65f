package io.certmonitor.metrics;

import io.certmonitor.order.CertificateOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Azure tags that are shown as labels: only those that were asked for by name. */
final class TagLabels {

    /** Each is a label of every order, and each combination of values is a series of its own. */
    static final int MOST_TAGS = 20;

    /** What Azure allows, so that nothing is ever cut but what did not come from there. */
    static final int LONGEST_NAME = 512;

    static final int LONGEST_VALUE = 256;

    private static final String PREFIX = "tag_";
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9_]");

    private final List<String> tags;

    /**
     * Labels for these tags.
     *
     * @param tags their names, which have no mistakes; {@link MetricsConfigCheck} finds them
     */
    TagLabels(List<String> tags) {
        this.tags = tags.stream().map(String::strip).toList();
    }

    /** The label that shows a tag. */
    static String labelName(String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        return PREFIX + FORBIDDEN.matcher(lower).replaceAll("_");
    }

    /** The names of the labels. */
    List<String> names() {
        return tags.stream().map(TagLabels::labelName).toList();
    }

    /** The values, and behind them those of the order's tags by name; empty where it does not have one. */
    @Nullable
    String[] behind(CertificateOrder order, @Nullable String... values) {
        @Nullable String[] all = Arrays.copyOf(values, values.length + tags.size());
        for (int i = 0; i < tags.size(); i++) {
            all[values.length + i] = bounded(value(order.tags(), tags.get(i)));
        }
        return all;
    }

    /** Names of tags have no case in Azure, but most are spelt as they were configured. */
    private static String value(Map<String, String> tags, String name) {
        String exact = tags.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().equalsIgnoreCase(name)) {
                return tag.getValue();
            }
        }
        return "";
    }

    private static String bounded(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        boolean pairIsCut = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
        return value.substring(0, pairIsCut ? LONGEST_VALUE - 1 : LONGEST_VALUE);
    }
}

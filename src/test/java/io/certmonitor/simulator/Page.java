package io.certmonitor.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection before it becomes text.
 *
 * @param items the JSON of its resources
 * @param next where the next page begins, null on the last page
 */
record Page(List<String> items, @Nullable SkipToken next) {

    /**
     * Cuts a page out of a collection, with what a fault does to it.
     *
     * @param after the collection's entries after a key, in the order of the keys; all of them after the empty key
     * @param render makes JSON of an entry's value
     * @param at where the page begins
     * @param size how many items it holds at most
     */
    static <T> Page cut(
            Function<String, Stream<Map.Entry<String, T>>> after,
            Function<? super T, String> render,
            SkipToken at,
            int size,
            @Nullable Fault fault) {
        boolean later = at.page() > 1;
        if (later && fault instanceof Fault.EndlessPaging) {
            return new Page(List.of(), at.next(at.after()));
        }
        List<Map.Entry<String, T>> found =
                after.apply(at.after()).limit(size + 1L).toList();
        List<Map.Entry<String, T>> shown = found.size() > size ? found.subList(0, size) : found;
        boolean more = found.size() > size || fault instanceof Fault.EndlessPaging;
        String lastKey =
                shown.isEmpty() ? at.after() : shown.get(shown.size() - 1).getKey();
        Stream<Map.Entry<String, T>> repeated = later && fault instanceof Fault.RepeatedOrders
                ? after.apply(at.before()).takeWhile(entry -> entry.getKey().compareTo(at.after()) <= 0)
                : Stream.empty();
        List<String> items = Stream.concat(repeated, shown.stream())
                .map(entry -> SpoiltResource.of(render.apply(entry.getValue()), fault))
                .toList();
        return new Page(items, more ? at.next(lastKey) : null);
    }

    /** The JSON of what should be an array. */
    String array(@Nullable Fault fault) {
        return fault instanceof Fault.PageValue spoilt
                ? Json.text(spoilt.value())
                : "[" + String.join(",", items) + "]";
    }
}

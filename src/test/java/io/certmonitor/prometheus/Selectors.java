package io.certmonitor.prometheus;

import java.util.List;
import java.util.regex.Pattern;

/** Finds in PromQL which series it is about. */
final class Selectors {

    /** Labels never begin like our metrics, or those that come with them. */
    private static final String NAME = "(?:[a-zA-Z_:][\\w:]*:)?(?:certmonitor|kafka|jvm|process)_[\\w:]*|\\bALERTS\\b";

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w:\"])(?:" + NAME + ")(?:\\{(?:[^{}\"]|" + STRING + ")*})?");

    private Selectors() {}

    /** Each selector once: a metric and, where it says so, its labels. */
    static List<String> in(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }
}

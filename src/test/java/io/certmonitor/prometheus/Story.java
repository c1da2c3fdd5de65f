package io.certmonitor.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Prometheus knows of a time that is over.
 *
 * @param api where to ask
 * @param begin when it began
 * @param end when it ended
 */
record Story(PrometheusApi api, Instant begin, Instant end) {

    private static final Duration STEP = Duration.ofSeconds(PrometheusSetup.SCRAPE_SECONDS);

    /** The variables of somebody who looks at all of it, as closely as it was scraped. */
    GrafanaVariables variables() {
        return GrafanaVariables.of(Duration.between(begin, end), STEP, STEP);
    }

    /** An expression over all of it; a query for one point in time, too, is right at each of them. */
    List<Series> ask(String expression) {
        api.query(expression, end);
        return api.queryRange(expression, begin, end, STEP);
    }
}

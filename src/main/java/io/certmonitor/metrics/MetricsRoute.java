package io.certmonitor.metrics;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers scrapes in place of Quarkus' own route, which makes one text of all series first: with 100,000 orders that is
 * more than 100 MB, and took more than the whole heap. The format is chosen as Quarkus does.
 */
@Singleton
@SuppressWarnings("deprecation") // Quarkus 3.33 brings the registry of Prometheus' older client
final class MetricsRoute {

    private static final Logger LOG = Logger.getLogger(MetricsRoute.class);
    private static final int BEFORE_QUARKUS = -1;

    private final PrometheusMeterRegistry registry;
    private final String rootPath;

    MetricsRoute(
            PrometheusMeterRegistry registry,
            @ConfigProperty(name = "quarkus.management.root-path", defaultValue = "/q") String rootPath) {
        this.registry = registry;
        this.rootPath = rootPath;
    }

    void register(@Observes ManagementInterface management) {
        management.router().get(rootPath + "/metrics").order(BEFORE_QUARKUS).blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        String format = format(context.request().getHeader("Accept"));
        response.putHeader("Content-Type", format).setChunked(true);
        Writer text = new Utf8Writer(new ResponseStream(response), ResponseStream.PIECE);
        try {
            registry.scrape(text, format);
            text.close();
        } catch (IOException e) {
            // Whoever asked has gone, or takes nothing any more; there is nobody left to tell.
            LOG.debugf("scrape broken off reason=\"%s\"", e.getMessage());
            response.reset();
        } catch (RuntimeException e) {
            // An answer that ended in good order would pass for all there is.
            LOG.error("metrics cannot be shown", e);
            response.reset();
        }
    }

    /**
     * What to answer in: OpenMetrics to who names it, as Prometheus does, or asks for nothing; exemplars are in no
     * other. Who wants plain text alone, such as {@code promtool check metrics}, gets the older text format.
     */
    private static String format(@Nullable String accept) {
        boolean plain = accept != null
                && !accept.contains("application/openmetrics-text")
                && (accept.contains("text/plain") || accept.contains("text/html"));
        return plain ? TextFormat.CONTENT_TYPE_004 : TextFormat.CONTENT_TYPE_OPENMETRICS_100;
    }
}

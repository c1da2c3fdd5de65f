package io.certmonitor.api;

import io.certmonitor.config.ApiConfig;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows the OpenAPI document, which the build wrote, on the management port: as YAML, or as JSON to who asks for that
 * by {@code format=json}, by the path {@code openapi.json} or in the {@code Accept} header.
 */
@Singleton
final class OpenApiRoute {

    private final ApiConfig api;
    private final String path;

    OpenApiRoute(
            ApiConfig api,
            @ConfigProperty(name = "quarkus.management.root-path", defaultValue = "/q") String rootPath) {
        this.api = api;
        this.path = rootPath + "/openapi";
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        router.get(path).blockingHandler(context -> answer(context, chosen(context)), false);
        for (Format format : Format.values()) {
            router.get(path + "." + format.extension).blockingHandler(context -> answer(context, format), false);
        }
    }

    private static Format chosen(RoutingContext context) {
        String format = context.request().getParam("format");
        String named = format == null ? context.request().getHeader("Accept") : format;
        return Format.namedIn(named);
    }

    private void answer(RoutingContext context, Format format) {
        context.response().putHeader("Content-Type", format.mediaType).end(document(format));
    }

    private Buffer document(Format format) {
        String resource = "/META-INF/openapi" + (api.authentication() ? "-with-token" : "") + "." + format.extension;
        try (InputStream document = OpenApiRoute.class.getResourceAsStream(resource)) {
            if (document == null) {
                throw new IllegalStateException("The build has not written " + resource);
            }
            return Buffer.buffer(document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private enum Format {
        YAML("application/yaml"),
        JSON("application/json");

        private final String mediaType;
        private final String extension = name().toLowerCase(Locale.ROOT);

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        static Format namedIn(@Nullable String text) {
            return text != null && text.toLowerCase(Locale.ROOT).contains(JSON.extension) ? JSON : YAML;
        }
    }
}

package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may use the API. */
@ConfigMapping(prefix = "certmonitor.api")
public interface ApiConfig {

    /**
     * Whether callers must show a token of the OpenID Connect provider that {@code quarkus.oidc.auth-server-url} names.
     * Metrics and health, which are on the other port, never ask for one.
     */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean authentication();

    /** Roles of which a token must hold one; when absent, every valid token suffices. */
    Optional<List<String>> roles();
}

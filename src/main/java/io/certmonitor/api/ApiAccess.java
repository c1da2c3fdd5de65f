package io.certmonitor.api;

import io.certmonitor.config.ApiConfig;
import io.quarkus.vertx.http.security.HttpSecurity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Lets nobody use the application port without a valid token, where that is switched on. */
@Singleton
final class ApiAccess {

    private static final String EVERYTHING = "/*";

    private final ApiConfig api;

    ApiAccess(ApiConfig api) {
        this.api = api;
    }

    void guard(@Observes HttpSecurity security) {
        if (!api.authentication()) {
            return;
        }
        List<String> roles = api.roles().orElse(List.of());
        if (roles.isEmpty()) {
            security.path(EVERYTHING).authenticated();
        } else {
            security.path(EVERYTHING).roles(roles.toArray(String[]::new));
        }
    }
}

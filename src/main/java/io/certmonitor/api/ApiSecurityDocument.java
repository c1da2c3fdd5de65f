package io.certmonitor.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the OpenAPI document that callers must show a token, where that is switched on. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ApiSecurityDocument implements OASFilter {

    private static final String SCHEME = "token";
    /** What a caller without a token, or with one that does not suffice, is answered. */
    private static final Map<String, String> REFUSALS =
            Map.of("401", "No valid token was shown.", "403", "The token holds none of the roles that are asked for.");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (!ConfigProvider.getConfig().getValue("certmonitor.api.authentication", Boolean.class)) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
        for (PathItem path : document.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(ApiSecurityDocument::addRefusals);
        }
    }

    private static void addRefusals(Operation operation) {
        REFUSALS.forEach((status, why) -> operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().description(why)));
    }
}

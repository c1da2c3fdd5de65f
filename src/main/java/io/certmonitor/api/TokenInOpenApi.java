package io.certmonitor.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the OpenAPI document that callers must show a token. Used by the build alone, which writes one document with
 * it and one without; {@link OpenApiRoute} shows the one that holds.
 */
public final class TokenInOpenApi implements OASFilter {

    private static final String SCHEME = "token";

    @Override
    public void filterOpenAPI(OpenAPI document) {
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
            path.getOperations().values().forEach(TokenInOpenApi::addRefusals);
        }
    }

    /** What a caller without a token, or with one that does not suffice, is answered. */
    private static void addRefusals(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("401", refusal("No valid token was shown."))
                .addAPIResponse("403", refusal("The token holds none of the roles that are asked for."));
    }

    private static APIResponse refusal(String why) {
        return OASFactory.createAPIResponse().description(why);
    }
}

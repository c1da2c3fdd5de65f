package io.certmonitor.api;

import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.WholeFleet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How reading Azure goes. */
@Path("/api/v1/scopes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scopes", description = "Subscriptions and resource groups, and how reading them goes")
public final class ScopesResource {

    private final WholeFleet fleet;
    private final ServiceStatus status;

    ScopesResource(WholeFleet fleet, ServiceStatus status) {
        this.fleet = fleet;
        this.status = status;
    }

    /** The last discovery of this replica and the scopes of all. */
    @GET
    @Operation(
            operationId = "listScopes",
            summary = "List scopes",
            description =
                    "Shows the last discovery of subscriptions by this replica, and each scope that any replica reads.")
    public ScopesDocument list() {
        boolean complete = fleet.isComplete();
        return ScopesDocument.of(status.discovery(), fleet.scopes(), complete);
    }
}

package io.certmonitor.api;

import io.certmonitor.view.FleetView;
import io.certmonitor.view.ServiceStatus;
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

    private final FleetView fleet;
    private final ServiceStatus status;

    ScopesResource(FleetView fleet, ServiceStatus status) {
        this.fleet = fleet;
        this.status = status;
    }

    /** The last discovery and the scopes of this replica. */
    @GET
    @Operation(
            operationId = "listScopes",
            summary = "List scopes",
            description = "Shows the last discovery of subscriptions, and each scope that this replica reads.")
    public ScopesDocument list() {
        return ScopesDocument.of(status.discovery(), fleet.scopes());
    }
}

package io.certmonitor.api;

import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.order.OrderId;
import io.certmonitor.transition.OrderState;
import io.certmonitor.view.WholeFleet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The orders of the whole fleet, with their judgement, on every replica. Requests run on worker threads: filtering and
 * sorting a large fleet takes longer than an event loop may be held up.
 */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders", description = "Certificate orders and their judgement")
public final class OrdersResource {

    private final WholeFleet fleet;
    private final Portal portal;
    private final Clock clock;

    OrdersResource(WholeFleet fleet, Portal portal, Clock clock) {
        this.fleet = fleet;
        this.portal = portal;
        this.clock = clock;
    }

    /** A page of the orders that pass the filters. */
    @GET
    @Operation(
            operationId = "listOrders",
            summary = "List orders",
            description = "Lists the orders that pass every filter given. A filter with several values, repeated or"
                    + " separated by commas, lets one of them suffice. Texts are compared without regard to case.")
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "The greatest severity of the order's findings: ok, info, warning or critical",
            example = "critical",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Azure's status of the order",
            example = "Issued",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "subscription",
            in = ParameterIn.QUERY,
            description = "The subscription's id",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "resourceGroup",
            in = ParameterIn.QUERY,
            description = "The resource group's name",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "finding",
            in = ParameterIn.QUERY,
            description = "The code of a finding that holds",
            example = "EXPIRING",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "expiresWithin",
            in = ParameterIn.QUERY,
            description = "Time left until the effective expiry, at most: " + Durations.ALLOWED
                    + ". Orders that have ended are included.",
            example = "30d",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Part of the name, the domain or the resource group",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "What to sort by, with - in front for descending",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "expiry",
                            enumeration = {"expiry", "-expiry", "severity", "-severity", "name", "-name"}))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many orders a page has, at most",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100", minimum = "1", maximum = "1000"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where to go on: " + Position.ALLOWED,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = OrdersDocument.class)))
    @APIResponse(
            responseCode = "400",
            description = "Wrong parameters, all of them named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public OrdersDocument list(@Context UriInfo address) {
        OrderQuery query = OrderQuery.of(address.getQueryParameters());
        Instant now = clock.instant();
        // Asked first: what becomes known meanwhile may be in the page all the same.
        boolean complete = fleet.isComplete();
        return OrdersDocument.of(OrderPage.find(fleet.orders(), query, now), complete, portal, now);
    }

    /** One order, found without regard to case. */
    @GET
    @Path("{subscription}/{resourceGroup}/{name}")
    @Operation(operationId = "getOrder", summary = "Get one order", description = "Names are compared without case.")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = JudgedOrderDocument.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such order is monitored",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "No such order is known, but not the whole fleet is known yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public JudgedOrderDocument get(
            @PathParam("subscription") @Parameter(description = "The subscription's id") String subscription,
            @PathParam("resourceGroup") @Parameter(description = "The resource group's name") String resourceGroup,
            @PathParam("name") @Parameter(description = "The order's name") String name) {
        OrderState state = OrderLookup.find(fleet, new OrderId(subscription, resourceGroup, name));
        return OrdersDocument.order(state, portal, clock.instant());
    }
}

package io.certmonitor.api;

import io.certmonitor.evaluate.EvaluationDocument;
import io.certmonitor.evaluate.Evaluator;
import io.certmonitor.evaluate.Times;
import io.certmonitor.evaluate.UnreadableInputException;
import io.certmonitor.event.Portal;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.transition.OrderState;
import io.certmonitor.view.WholeFleet;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** By what orders are judged, and what that would say of other orders or at another time. */
@Path("/api/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policy", description = "By what orders are judged")
public final class PolicyResource {

    private final WholeFleet fleet;
    private final PolicyDefinition definition;
    private final Policy policy;
    private final Evaluator evaluator;
    private final Portal portal;
    private final Clock clock;

    PolicyResource(
            WholeFleet fleet,
            PolicyDefinition definition,
            Policy policy,
            Evaluator evaluator,
            Portal portal,
            Clock clock) {
        this.fleet = fleet;
        this.definition = definition;
        this.policy = policy;
        this.evaluator = evaluator;
        this.portal = portal;
        this.clock = clock;
    }

    /** The policy and, when an order is named, why that order is judged as it is. */
    @GET
    @Operation(
            operationId = "getPolicy",
            summary = "Show the policy",
            description = "Shows the settings in effect and where they come from. With an order, named by its ARM id or"
                    + " by subscription, resourceGroup and name, it also explains how that order is judged now.")
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "The ARM id of the order to explain",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "subscription",
            in = ParameterIn.QUERY,
            description = "The subscription's id of the order to explain",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "resourceGroup",
            in = ParameterIn.QUERY,
            description = "The resource group of the order to explain",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "The name of the order to explain",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyDocument.class)))
    @APIResponse(
            responseCode = "400",
            description = "Wrong parameters, all of them named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such order is monitored",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "No such order is known, but not the whole fleet is known yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public PolicyDocument get(@Context UriInfo address) {
        Instant now = clock.instant();
        ExplanationDocument explanation = OrderReference.of(address.getQueryParameters())
                .map(order -> explain(order, now))
                .orElse(null);
        return PolicyDocument.of(definition, explanation, now);
    }

    /** A dry run. */
    @POST
    @Path("evaluate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "evaluateOrders",
            summary = "Judge orders in a dry run",
            description = "Judges orders in Azure's JSON as the monitor would, now or at another time. Nothing is kept,"
                    + " and nobody is told. The body is what Azure or its tools print: one order, a page, an array, or"
                    + " an answer of Resource Graph; or an object that holds one of these as order or orders, beside"
                    + " the times.")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "The instant to judge for; now when absent: " + Times.ALLOWED,
            example = "2026-12-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "firstSeenAt",
            in = ParameterIn.QUERY,
            description = "When the orders are to have been seen first, from which waiting for issuance counts; the"
                    + " instant to judge for when absent",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = {
                                @ExampleObject(
                                        name = "with a time",
                                        value = "{\"at\": \"2026-12-01T00:00:00Z\", \"order\": {\"id\": \"...\","
                                                + " \"properties\": {}}}"),
                                @ExampleObject(name = "a page", value = "{\"value\": [{\"id\": \"...\"}]}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What would be found",
            content = @Content(schema = @Schema(implementation = EvaluationDocument.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body holds no order, or a parameter or field is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "The body is not application/json",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public EvaluationDocument evaluate(byte[] body, @Context UriInfo address) throws UnreadableInputException {
        EvaluationRequest request = EvaluationRequest.read(body, address.getQueryParameters());
        return EvaluationDocument.of(
                evaluator.evaluate(request.azure(), request.atOr(clock.instant()), request.firstSeenAt()), portal);
    }

    private ExplanationDocument explain(OrderId order, Instant now) {
        OrderState state = OrderLookup.find(fleet, order);
        return ExplanationDocument.of(state.order().id(), policy.explain(state.order(), state.history(), now), now);
    }
}

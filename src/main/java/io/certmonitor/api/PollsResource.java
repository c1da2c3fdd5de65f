package io.certmonitor.api;

import io.certmonitor.observation.PollRequest;
import io.certmonitor.poll.PollNotRequestedException;
import io.certmonitor.poll.PollRequests;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks for a poll before its time. */
@Path("/api/v1/polls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "polls", description = "Reading Azure before that is due")
public final class PollsResource {

    private final PollRequests requests;
    private final Clock clock;

    PollsResource(PollRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Asks all replicas, and does not wait for their polls. */
    @POST
    @Operation(
            operationId = "requestPoll",
            summary = "Poll now",
            description = "Asks all replicas to read Azure before that is due, for instance after a role assignment was"
                    + " changed. A replica begins once its cycle under way has ended, and no sooner than half a minute"
                    + " (or one interval, if that is shorter) after the start of its last. The answer does not wait for"
                    + " that: GET /api/v1/scopes shows when each scope was read last. There is neither a body nor a"
                    + " parameter.")
    @APIResponse(
            responseCode = "202",
            description = "The request is in Kafka, where each replica reads it",
            content = @Content(schema = @Schema(implementation = PollDocument.class)))
    @APIResponse(
            responseCode = "400",
            description = "A body or a parameter was given",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "A body was given, and is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "This replica was asked too often",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "How many seconds to wait for",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Kafka does not take the request, or has not confirmed it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response request(byte[] body, @Context UriInfo address) {
        new QueryParameters(address.getQueryParameters()).check();
        if (body.length > 0) {
            throw new ProblemException(Problem.unreadableBody("A poll is asked for without a body."));
        }
        PollRequest request = new PollRequest(UUID.randomUUID().toString(), clock.instant());
        send(request);
        return Response.accepted(new PollDocument(request.requestedAt())).build();
    }

    private void send(PollRequest request) {
        try {
            requests.send(request);
        } catch (PollNotRequestedException e) {
            throw e.tooSoonFor()
                    .map(wait -> ProblemException.toRetryAfter(Problem.tooManyPollRequests(), wait))
                    .orElseGet(() -> new ProblemException(Problem.pollNotRequested(e.reason())));
        }
    }
}

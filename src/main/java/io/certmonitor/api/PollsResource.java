package io.certmonitor.api;

import io.certmonitor.observation.PollRequest;
import io.certmonitor.poll.PollNotRequestedException;
import io.certmonitor.poll.PollRequests;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Asks for a poll before its time. */
@Path("/api/v1/polls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "polls", description = "Reading Azure before it is due")
public final class PollsResource {

    private static final Logger LOG = Logger.getLogger(PollsResource.class);

    /** Each request is a record in every partition, so nobody may flood the topic with them. */
    private static final int AT_ONCE = 5;

    private static final Duration TO_NEXT = Duration.ofSeconds(10);

    private final PollRequests requests;
    private final Clock clock;
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, TO_NEXT))
            .build();

    PollsResource(PollRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Tells all replicas, and does not wait for their polls. */
    @POST
    @Operation(
            operationId = "requestPoll",
            summary = "Poll now",
            description = "Asks all replicas to read Azure before it is due, for instance after a role assignment was"
                    + " changed. Each begins at once, or half a minute (or one interval, if that is shorter) after it"
                    + " last began. The answer does not wait for that: GET /api/v1/scopes shows when each scope was read"
                    + " last. There is neither a body nor a parameter.")
    @APIResponse(
            responseCode = "202",
            description = "All replicas are told",
            headers = @Header(name = "Location", description = "Where to see when each scope was read last"),
            content = @Content(schema = @Schema(implementation = PollDocument.class)))
    @APIResponse(
            responseCode = "400",
            description = "A body or a parameter was given",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "This replica was asked too often",
            headers = @Header(name = "Retry-After", description = "Seconds to wait for"),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Kafka does not take the request, so not every replica knows of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response request(byte[] body, @Context UriInfo address) {
        new QueryParameters(address.getQueryParameters()).check();
        if (body.length > 0) {
            throw new ProblemException(Problem.unreadableBody("A poll is asked for without a body."));
        }
        takeOneOfTheAllowance();
        PollRequest request = new PollRequest(UUID.randomUUID().toString(), clock.instant());
        send(request);
        return Response.accepted(new PollDocument(request.requestedAt()))
                .location(address.getBaseUriBuilder().path(ScopesResource.class).build())
                .build();
    }

    private void takeOneOfTheAllowance() {
        ConsumptionProbe probe = allowance.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.toRetryAfter(
                    Problem.tooManyPollRequests(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private void send(PollRequest request) {
        try {
            requests.send(request);
            LOG.infof("poll requested id=%s", request.id());
        } catch (PollNotRequestedException e) {
            throw new ProblemException(Problem.pollNotRequested(e.reason()));
        }
    }
}

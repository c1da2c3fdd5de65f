package io.certmonitor.api;

import io.certmonitor.evaluate.UnreadableInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers every failed request with a problem. Texts of exceptions go to the log and never into an answer, except where
 * they are for the caller.
 */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response of(ProblemException exception) {
        Response.ResponseBuilder answer = Response.fromResponse(answer(exception.problem()));
        exception
                .retryAfter()
                .ifPresent(wait -> answer.header(
                        HttpHeaders.RETRY_AFTER,
                        wait.plusSeconds(1).minusNanos(1).toSeconds()));
        return answer.build();
    }

    @ServerExceptionMapper
    Response of(UnreadableInputException exception) {
        return answer(Problem.unreadableBody("The body cannot be evaluated. " + exception.getMessage() + "."));
    }

    @ServerExceptionMapper
    Response of(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return of((Throwable) exception);
        }
        return answer(
                Problem.ofStatus(status.getStatusCode(), status.getReasonPhrase(), detail(status.getStatusCode())));
    }

    @ServerExceptionMapper
    Response of(Throwable exception) {
        String instance = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(exception, "Request failed instance=%s", instance);
        return answer(Problem.fault(instance));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not take this method; OPTIONS tells those it takes.";
            case 406 -> "This path answers with application/json.";
            case 415 -> "This path takes a body of the type application/json.";
            default -> "The request cannot be answered.";
        };
    }
}

package io.certmonitor.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request (RFC 9457). Absent values are left out.
 *
 * @param type which kind of problem; {@code about:blank} when the status says it all
 * @param title the same for every problem of this type
 * @param detail what went wrong this time
 * @param instance identifies a fault in the log
 * @param errors the parameters, or fields of the body, that were wrong
 */
@Schema(
        description = "What went wrong with a request (RFC 9457).",
        requiredProperties = {"type", "title", "status", "detail"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable List<ParameterError> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem wrongParameters(List<ParameterError> errors) {
        return new Problem(
                "urn:certmonitor:problem:wrong-parameters",
                "Wrong parameters",
                400,
                "The parameters named in errors are wrong.",
                null,
                List.copyOf(errors));
    }

    static Problem noSuchOrder() {
        return new Problem(
                "urn:certmonitor:problem:no-such-order",
                "No such order",
                404,
                "No such order is monitored.",
                null,
                null);
    }

    static Problem fleetIncomplete() {
        return new Problem(
                "urn:certmonitor:problem:fleet-incomplete",
                "Fleet incomplete",
                503,
                "No such order is known, but this replica does not know the whole fleet yet: try again in a moment.",
                null,
                null);
    }

    static Problem unreadableBody(String detail) {
        return new Problem("urn:certmonitor:problem:unreadable-body", "Unreadable body", 400, detail, null, null);
    }

    static Problem tooManyPollRequests() {
        return new Problem(
                "urn:certmonitor:problem:too-many-poll-requests",
                "Too many poll requests",
                429,
                "This replica was asked for polls too often: wait for as many seconds as the header retry-after says.",
                null,
                null);
    }

    static Problem pollNotRequested(String why) {
        return new Problem(
                "urn:certmonitor:problem:poll-not-requested",
                "Poll not requested",
                503,
                "It is not certain that every replica gets the request: " + why + ".",
                null,
                null);
    }

    static Problem lengthRequired() {
        return ofStatus(
                411,
                "Length Required",
                "A body that is empty, or that comes by HTTP/2, needs the header content-length.");
    }

    static Problem tooLarge(long limit) {
        return ofStatus(
                413,
                "Request Entity Too Large",
                "The body is larger than " + limit + " bytes, which quarkus.http.limits.max-body-size allows.");
    }

    static Problem ofStatus(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }

    static Problem fault(String instance) {
        return new Problem(
                "about:blank",
                "Internal Server Error",
                500,
                "The request failed by a fault of the monitor; its log says more.",
                instance,
                null);
    }
}

package io.certmonitor.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalException;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one place why Azure could not be read, and what to do about it. */
final class AzureErrors {

    private static final Pattern ARM_CODE = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern LOGIN_CODE = Pattern.compile("AADSTS\\d{1,10}");

    private AzureErrors() {}

    /**
     * An answer that is no page. Azure's own message stays out: it names people and applications by their object ids.
     *
     * @param armCode the error code in the answer, when it has one
     */
    static AzureFailure answered(int status, @Nullable String armCode, Operation operation) {
        String code = armCode != null && ARM_CODE.matcher(armCode).matches() ? " " + armCode : "";
        FailureReason reason = reason(status);
        return new AzureFailure(reason, "Azure answered " + status + code + advice(reason, operation));
    }

    /** Whatever else has kept a listing from its end. */
    static AzureFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ListingException known) {
                return known.failure();
            }
            if (cause instanceof ClientAuthenticationException || cause instanceof MsalException) {
                return noToken(cause);
            }
            if (cause instanceof TimeoutException) {
                return new AzureFailure(
                        FailureReason.TIMEOUT, "Azure did not answer within certmonitor.azure.request-timeout");
            }
            if (cause instanceof IOException) {
                return new AzureFailure(FailureReason.UNREACHABLE, "No connection to Azure: " + describe(cause));
            }
        }
        return internal(thrown);
    }

    /** No token could be had, for whatever reason. */
    static AzureFailure noToken(Throwable cause) {
        Matcher code = LOGIN_CODE.matcher(String.valueOf(cause.getMessage()));
        return new AzureFailure(
                FailureReason.UNAUTHENTICATED,
                "No token could be had ("
                        + (code.find() ? code.group() : cause.getClass().getSimpleName())
                        + "): check certmonitor.azure.credential and what it needs");
    }

    /** A fault of the monitor. */
    static AzureFailure internal(Throwable cause) {
        return new AzureFailure(
                FailureReason.INTERNAL,
                "The monitor itself failed: " + cause.getClass().getName());
    }

    private static FailureReason reason(int status) {
        return switch (status) {
            case 401 -> FailureReason.UNAUTHENTICATED;
            case 403 -> FailureReason.FORBIDDEN;
            case 404 -> FailureReason.NOT_FOUND;
            case 408 -> FailureReason.TIMEOUT;
            case 429 -> FailureReason.THROTTLED;
            default -> status >= 500 ? FailureReason.SERVER_ERROR : FailureReason.REJECTED;
        };
    }

    private static String advice(FailureReason reason, Operation operation) {
        return switch (reason) {
            case UNAUTHENTICATED ->
                ": the token was refused; check certmonitor.azure.tenant-id, .cloud and .credential";
            case FORBIDDEN ->
                ": the identity lacks " + operation.right() + " on this scope; the role Reader contains it";
            case NOT_FOUND -> ": it does not exist, or the identity cannot see it";
            case THROTTLED ->
                ": too many requests; raise certmonitor.poll.interval or lower certmonitor.azure.concurrency";
            case SERVER_ERROR -> ": a fault of Azure; the next poll tries again";
            default -> "";
        };
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ", " + PlainText.of(message);
    }
}

package io.certmonitor.azure.failure;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalException;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in one place why Azure could not be read, and what to do about it. */
public final class AzureErrors {

    private static final Logger LOG = Logger.getLogger(AzureErrors.class);
    private static final Pattern ARM_CODE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private static final Set<String> REFUSED_VERSION =
            Set.of("NoRegisteredProviderFound", "InvalidApiVersionParameter", "InvalidResourceType");

    private AzureErrors() {}

    /**
     * An answer that is no page. Azure's own message stays out: it names people and applications by their object ids.
     *
     * @param armCode the error code in the answer, when it has one
     */
    public static AzureFailure answered(int status, @Nullable String armCode, Operation operation) {
        String code = armCode != null && ARM_CODE.matcher(armCode).matches() ? " " + armCode : "";
        FailureReason reason = reason(status);
        return new AzureFailure(reason, "Azure answered " + status + code + advice(reason, code.strip(), operation));
    }

    /** Whatever else has kept a listing from its end. */
    public static AzureFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ListingException known) {
                return known.failure();
            }
            if (cause instanceof ClientAuthenticationException || cause instanceof MsalException) {
                return LoginErrors.noToken(cause, LoginErrors.NO_ANSWER);
            }
            if (cause instanceof InterruptedException) {
                return new AzureFailure(FailureReason.INTERNAL, "The monitor is stopping");
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

    /** Whether it comes of a thread that was told to give up, and is a fault of nobody. */
    public static boolean isInterrupt(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(InterruptedException.class::isInstance);
    }

    /** A fault of the monitor: the only failure that a stack trace helps with. */
    public static AzureFailure internal(Throwable cause) {
        LOG.error("Unexpected failure while reading Azure", cause);
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

    private static String advice(FailureReason reason, String code, Operation operation) {
        if (isRefusedVersion(code, operation)) {
            return ": check certmonitor.azure.api-version";
        }
        return switch (reason) {
            case UNAUTHENTICATED -> ": " + refusedToken(code);
            case FORBIDDEN ->
                ": the identity lacks " + operation.right() + " on this scope; the role Reader contains it";
            case NOT_FOUND -> ": it does not exist, or the identity cannot see it";
            case THROTTLED ->
                ": too many requests; raise certmonitor.poll.interval or lower certmonitor.azure.concurrency";
            case SERVER_ERROR -> ": a fault of Azure; the next poll tries again";
            default -> "";
        };
    }

    private static String refusedToken(String code) {
        return switch (code) {
            case "InvalidAuthenticationTokenTenant" ->
                "the token is of another tenant than the subscription; check certmonitor.azure.tenant-id";
            case "ExpiredAuthenticationToken" -> "the token has expired; check the clock of this machine";
            default -> "the token was refused; check certmonitor.azure.tenant-id, .cloud and .credential";
        };
    }

    /** Only orders are asked for in a version that somebody chose. */
    private static boolean isRefusedVersion(String code, Operation operation) {
        return operation == Operation.LIST_ORDERS && REFUSED_VERSION.contains(code);
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : PlainText.of(message);
    }
}

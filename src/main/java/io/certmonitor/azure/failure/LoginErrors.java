package io.certmonitor.azure.failure;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why there is no token, and what to check. Of what Microsoft Entra says only the code is shown: the rest names
 * people, applications and tenants.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">the codes</a>
 */
public final class LoginErrors {

    /** What stands for the HTTP status when there was no answer. */
    public static final int NO_ANSWER = 0;

    private static final Pattern CODE = Pattern.compile("AADSTS\\d{1,10}");
    private static final int LONGEST_CHAIN = 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_ERROR = 400;

    private LoginErrors() {}

    /**
     * No token could be had.
     *
     * @param latestStatus the HTTP status of the latest answer to the login; {@link #NO_ANSWER} when there was none
     */
    public static AzureFailure noToken(Throwable cause, int latestStatus) {
        String code = causes(cause)
                .map(thrown -> CODE.matcher(String.valueOf(thrown.getMessage())))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null);
        return failure(code == null ? withoutCode(cause, latestStatus) : " (" + code + "): " + advice(code));
    }

    /** A credential cannot even be made. */
    public static AzureFailure incompleteCredential(IllegalArgumentException cause) {
        return failure(", since certmonitor.azure.credential lacks what it needs: "
                + PlainText.of(String.valueOf(cause.getMessage())));
    }

    private static String withoutCode(Throwable cause, int latestStatus) {
        if (latestStatus == TOO_MANY_REQUESTS) {
            return ": the login is throttled (429); the next poll tries again";
        }
        if (latestStatus >= FIRST_ERROR) {
            return ": the login answered " + latestStatus + "; check certmonitor.azure.credential and what it needs";
        }
        FileSystemException file = find(cause, FileSystemException.class);
        if (file != null) {
            return ": the token file " + PlainText.of(String.valueOf(file.getFile())) + " cannot be read";
        }
        if (find(cause, TimeoutException.class) != null) {
            return ": the login did not answer within certmonitor.azure.request-timeout;"
                    + " check that its host can be reached";
        }
        IOException network = find(cause, IOException.class);
        if (network != null) {
            return ": no connection to the login: " + PlainText.of(String.valueOf(network.getMessage()));
        }
        return " (" + cause.getClass().getSimpleName() + "): check certmonitor.azure.credential and what it needs";
    }

    private static String advice(String code) {
        return switch (code) {
            case "AADSTS7000215", "AADSTS7000222" ->
                "the client secret is wrong or has expired; check certmonitor.azure.client-secret";
            case "AADSTS700016" ->
                "the tenant has no such application; check certmonitor.azure.client-id and .tenant-id";
            case "AADSTS90002", "AADSTS900023" ->
                "this cloud has no such tenant; check certmonitor.azure.tenant-id and .cloud";
            case "AADSTS500011", "AADSTS900382" ->
                "the tenant is of another cloud; check certmonitor.azure.cloud and .tenant-id";
            case "AADSTS70021", "AADSTS700211", "AADSTS700212", "AADSTS700213" ->
                "no federated credential of the identity fits the service account; check its issuer, subject and audience";
            case "AADSTS700024" -> "the federated token is not valid now; check the clock of this machine";
            case "AADSTS53003" -> "a Conditional Access policy refuses the identity; ask who manages the tenant";
            default -> "check certmonitor.azure.credential and what it needs";
        };
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        return causes(thrown)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN);
    }

    private static AzureFailure failure(String why) {
        return new AzureFailure(FailureReason.UNAUTHENTICATED, "No token could be had" + why);
    }
}

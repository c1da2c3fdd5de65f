package io.certmonitor.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalClientException;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.Operation;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AzureErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHENTICATED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "408, TIMEOUT",
        "429, THROTTLED",
        "400, REJECTED",
        "409, REJECTED",
        "302, REJECTED",
        "204, REJECTED",
        "500, SERVER_ERROR",
        "501, SERVER_ERROR",
        "503, SERVER_ERROR"
    })
    void givesEachStatusAReason(int status, FailureReason reason) {
        AzureFailure failure = AzureErrors.answered(status, "SomeCode", Operation.LIST_ORDERS);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.description()).startsWith("Azure answered " + status + " SomeCode");
    }

    @ParameterizedTest
    @CsvSource({
        "LIST_ORDERS, Microsoft.CertificateRegistration/certificateOrders/Read",
        "LIST_RESOURCE_GROUPS, Microsoft.Resources/subscriptions/resourceGroups/read",
        "LIST_SUBSCRIPTIONS, Microsoft.Resources/subscriptions/read"
    })
    void saysWhichRightIsMissing(Operation operation, String right) {
        assertThat(AzureErrors.answered(403, "AuthorizationFailed", operation).description())
                .contains(right, "Reader");
    }

    @Test
    void leavesOutACodeThatIsNoCode() {
        assertThat(AzureErrors.answered(400, "the token abc is\nbad", Operation.LIST_ORDERS)
                        .description())
                .isEqualTo("Azure answered 400");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void givesEachExceptionAReason(Throwable thrown, FailureReason reason) {
        assertThat(AzureErrors.of(thrown).reason()).isEqualTo(reason);
        assertThat(AzureErrors.of(new IllegalStateException(thrown)).reason()).isEqualTo(reason);
    }

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new TimeoutException(), FailureReason.TIMEOUT),
                Arguments.of(new ConnectException("refused"), FailureReason.UNREACHABLE),
                Arguments.of(new IOException(), FailureReason.UNREACHABLE),
                Arguments.of(new CredentialUnavailableException("no"), FailureReason.UNAUTHENTICATED),
                Arguments.of(new ClientAuthenticationException("no", null), FailureReason.UNAUTHENTICATED),
                Arguments.of(new MsalClientException(new IOException("no login host")), FailureReason.UNAUTHENTICATED),
                Arguments.of(new StackOverflowError(), FailureReason.INTERNAL),
                Arguments.of(new InterruptedException(), FailureReason.INTERNAL),
                Arguments.of(new ListingException(FailureReason.BAD_PAGING, "circle"), FailureReason.BAD_PAGING));
    }

    @ParameterizedTest
    @CsvSource({
        "401, InvalidAuthenticationTokenTenant, certmonitor.azure.tenant-id",
        "401, ExpiredAuthenticationToken, clock",
        "401, InvalidAuthenticationToken, and .credential",
        "400, NoRegisteredProviderFound, certmonitor.azure.api-version",
        "400, InvalidApiVersionParameter, certmonitor.azure.api-version",
        "404, InvalidResourceType, certmonitor.azure.api-version"
    })
    void saysWhatToCheckForACode(int status, String code, String advice) {
        assertThat(AzureErrors.answered(status, code, Operation.LIST_ORDERS).description())
                .startsWith("Azure answered " + status + " " + code + ": ")
                .contains(advice);
    }

    @Test
    void blamesTheConfiguredVersionOnlyWhereItIsAskedFor() {
        assertThat(AzureErrors.answered(400, "NoRegisteredProviderFound", Operation.LIST_SUBSCRIPTIONS)
                        .description())
                .isEqualTo("Azure answered 400 NoRegisteredProviderFound");
    }
}

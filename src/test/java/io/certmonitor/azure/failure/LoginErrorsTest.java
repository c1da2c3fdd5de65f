package io.certmonitor.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalClientException;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "AADSTS7000215, certmonitor.azure.client-secret",
        "AADSTS7000222, certmonitor.azure.client-secret",
        "AADSTS700016, certmonitor.azure.client-id",
        "AADSTS90002, certmonitor.azure.tenant-id",
        "AADSTS900023, certmonitor.azure.tenant-id",
        "AADSTS500011, certmonitor.azure.cloud",
        "AADSTS900382, certmonitor.azure.cloud",
        "AADSTS70021, federated credential",
        "AADSTS700211, federated credential",
        "AADSTS700212, federated credential",
        "AADSTS700213, federated credential",
        "AADSTS700024, clock",
        "AADSTS53003, Conditional Access",
        "AADSTS99999, certmonitor.azure.credential"
    })
    void saysWhatToCheckForTheCodeOfARefusal(String code, String advice) {
        Throwable refused = new IOException(code + ": Application 'CANARY' is refused. Trace ID: x");

        for (Throwable thrown : new Throwable[] {refused, new IllegalStateException("CANARY", refused)}) {
            AzureFailure failure = LoginErrors.noToken(thrown, 400);

            assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
            assertThat(failure.description())
                    .startsWith("No token could be had (" + code + "): ")
                    .contains(advice)
                    .doesNotContain("CANARY");
        }
    }

    @Test
    void tellsALoginThatIsSilentFromOneThatRefuses() {
        TimeoutException late = new TimeoutException();

        assertThat(description(late, LoginErrors.NO_ANSWER))
                .contains("the login did not answer within certmonitor.azure.request-timeout");
        assertThat(description(late, 429)).contains("the login is throttled (429)");
        assertThat(description(late, 503)).contains("the login answered 503");
    }

    @Test
    void saysWhyTheLoginCannotBeReached() {
        assertThat(description(new MsalClientException(new ConnectException("refused: login.example/1.2.3.4")), 0))
                .isEqualTo("No token could be had: no connection to the login: refused: login.example/1.2.3.4");
    }

    @Test
    void namesATokenFileThatCannotBeRead() {
        assertThat(description(new IllegalStateException(new NoSuchFileException("/var/run/token")), 0))
                .isEqualTo("No token could be had: the token file /var/run/token cannot be read");
    }

    @Test
    void showsNothingOfAnExceptionThatItDoesNotKnow() {
        assertThat(description(new CredentialUnavailableException("CANARY"), 200))
                .isEqualTo("No token could be had (CredentialUnavailableException): check"
                        + " certmonitor.azure.credential and what it needs");
    }

    @Test
    void endsWithAChainOfCausesThatEndsNowhere() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(description(one, 200)).contains("IllegalStateException");
    }

    private static String description(Throwable thrown, int status) {
        return LoginErrors.noToken(thrown, status).description();
    }
}

package io.certmonitor.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.failure.LoginErrors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A credential that ends in time and says in the monitor's words why there is no token. After a failure it rests for a
 * moment: the scopes that wait in line would each try the same login in vain, and each as long.
 */
final class Login implements TokenCredential {

    static final Duration REST = Duration.ofSeconds(5);

    private final Supplier<TokenCredential> credentials;
    private final WatchedHttpClient client;
    private final Duration timeout;
    private final Clock clock;
    private volatile TokenCredential credential;
    private volatile @Nullable Failed failed;

    /**
     * Wraps a credential.
     *
     * @param credentials makes it, and makes it anew when its tokens were revoked
     * @param client what the credential sends its requests with
     * @param timeout for one login with all its tries
     */
    Login(Supplier<TokenCredential> credentials, WatchedHttpClient client, Duration timeout, Clock clock) {
        this.credentials = credentials;
        this.credential = credentials.get();
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.defer(() -> {
            Failed latest = failed;
            return latest != null && latest.isFresh(clock.instant())
                    ? Mono.error(new ListingException(latest.failure()))
                    : signIn(request);
        });
    }

    private Mono<AccessToken> signIn(TokenRequestContext request) {
        // Some credentials block, such as that of the Azure CLI, and no time-out would end them.
        return Mono.defer(() -> credentialFor(request).getToken(request))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .doOnNext(token -> failed = null)
                .onErrorMap(error -> {
                    AzureFailure failure = LoginErrors.noToken(error, client.latestStatus());
                    failed = new Failed(clock.instant(), failure);
                    return new ListingException(failure);
                });
    }

    /** The identity library answers claims of a revoked token with that token, as long as it remembers it. */
    private TokenCredential credentialFor(TokenRequestContext request) {
        if (request.getClaims() != null) {
            credential = credentials.get();
        }
        return credential;
    }

    private record Failed(Instant at, AzureFailure failure) {

        /** A clock that was set back does not prolong the rest. */
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REST));
        }
    }
}

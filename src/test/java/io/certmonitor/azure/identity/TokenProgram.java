package io.certmonitor.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.http.AzureHttpClient;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Objects;

/** Signs in once as configured and writes down the token, or why there is none. */
public final class TokenProgram {

    private TokenProgram() {}

    /**
     * Runs the program.
     *
     * @param namesAndValues the configuration, as for {@link AzureConfigs}
     */
    public static void main(String... namesAndValues) {
        var config = AzureConfigs.of(namesAndValues);
        CloudEnvironment cloud = CloudEnvironment.of(config);
        Vertx vertx = Vertx.vertx();
        TokenCredential credential = Objects.requireNonNull(
                Credentials.of(config, cloud.authorityHost(), new AzureHttpClient(vertx, config), Clock.systemUTC()));
        try {
            AccessToken token = credential
                    .getToken(new TokenRequestContext().addScopes(cloud.managementScope()))
                    .block();
            System.out.println("token " + Objects.requireNonNull(token).getToken());
        } catch (ListingException e) {
            System.out.println("failure " + e.failure().description());
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        System.exit(0);
    }
}

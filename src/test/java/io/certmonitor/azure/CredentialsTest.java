package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.AzureConfig.Credential;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.ScopeFilter;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CredentialsTest {

    @ParameterizedTest
    @EnumSource
    void makesEveryKindOfCredential(Credential kind) {
        Vertx vertx = Vertx.vertx();
        try {
            var config = AzureConfigs.of(
                    "credential", kind.name(), "tenant-id", "t", "client-id", "c", "client-secret", "s");
            var client = new AzureHttpClient(vertx, config);

            assertThat(Credentials.of(config, "https://login.microsoftonline.com/", client) == null)
                    .isEqualTo(kind == Credential.NONE);
        } finally {
            vertx.close();
        }
    }

    @Test
    void failsEachScopeWhenNoTokenCanBeHad() {
        List<ScopeReading> readings = new ArrayList<>();
        Vertx vertx = Vertx.vertx();
        // Without the environment of a workload identity there is no token, so nothing is sent.
        AzureOrderSource source = new AzureOrderSource(
                AzureConfigs.of("credential", "workload-identity", "endpoint", "https://localhost:1"),
                ScopeFilter.EVERYTHING,
                vertx,
                Clock.systemUTC(),
                request -> {});
        try {
            source.read(List.of("11111111-1111-1111-1111-111111111111"), readings::add);
        } finally {
            source.close();
            vertx.close();
        }

        assertThat(readings).singleElement().isInstanceOfSatisfying(ScopeReading.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
            assertThat(failed.message()).contains("certmonitor.azure.credential", "Client ID");
        });
    }
}

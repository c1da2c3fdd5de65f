package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.AzureRequest;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.listing.PipelineUnderTest;
import io.certmonitor.azure.paging.TextResponse;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class AzurePipelineTest {

    private static final Scope SCOPE = Scope.subscription("11111111-1111-1111-1111-111111111111");

    private final List<HttpRequest> sent = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<AzureRequest> measured = new ArrayList<>();

    @BeforeEach
    void list() throws AzureFailure {
        AzureConfig config = AzureConfigs.of("cloud", "us-government");
        CloudEnvironment cloud = CloudEnvironment.of(config);
        HttpClient client = request -> {
            sent.add(request);
            return Mono.just(new TextResponse(
                    request, 200, new HttpHeaders(), "{\"value\": []}".getBytes(StandardCharsets.UTF_8)));
        };
        TokenCredential credential = request -> {
            scopes.addAll(request.getScopes());
            return Mono.just(new AccessToken(
                    "a-token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        };

        new PipelineUnderTest(
                        AzurePipeline.create(
                                config,
                                cloud,
                                client,
                                credential,
                                Clock.systemUTC(),
                                Schedulers.boundedElastic(),
                                measured::add),
                        cloud)
                .list(SCOPE);
    }

    @Test
    void signsInForTheManagementApiOfTheCloud() {
        assertThat(scopes).containsExactly("https://management.usgovcloudapi.net/.default");
        assertThat(header(HttpHeaderName.AUTHORIZATION)).isEqualTo("Bearer a-token");
    }

    @Test
    void saysWhoAsks() {
        assertThat(header(HttpHeaderName.USER_AGENT)).isEqualTo("certmonitor");
        assertThat(header(HttpHeaderName.X_MS_CLIENT_REQUEST_ID)).isNotBlank();
    }

    @Test
    void asksTheEndpointOfTheCloudOnce() {
        assertThat(sent)
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl().toString())
                        .startsWith("https://management.usgovcloudapi.net/subscriptions/11111111-"));
        assertThat(measured).hasSize(1);
    }

    private String header(HttpHeaderName name) {
        return sent.get(0).getHeaders().getValue(name);
    }
}

package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.certmonitor.azure.AzureRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestMeasuringPolicyTest {

    @Test
    void namesEachKindOfRateLimitByTheEndOfItsHeader() {
        HttpHeaders headers = new HttpHeaders()
                .set(HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"), "249")
                .set(HttpHeaderName.fromString("X-MS-RateLimit-Remaining-Subscription-Global-Reads"), "3749")
                .set(HttpHeaderName.fromString("x-ms-ratelimit-remaining-resource"), "Microsoft.Web/x;15")
                .set(HttpHeaderName.CONTENT_TYPE, "application/json");

        assertThat(RequestMeasuringPolicy.remaining(headers))
                .isEqualTo(Map.of("subscription-reads", 249L, "subscription-global-reads", 3749L));
    }

    @Test
    void knowsEveryOperationByTheNameThatMetricsUse() {
        assertThat(AzureRequest.OPERATIONS)
                .containsExactly("list_subscriptions", "list_resource_groups", "list_orders", "query_resources");
    }
}

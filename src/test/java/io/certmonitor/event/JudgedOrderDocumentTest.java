package io.certmonitor.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JudgedOrderDocumentTest {

    private static final Instant END = Instant.parse("2026-12-16T00:00:00Z");
    private static final CertificateOrder ORDER =
            SampleOrders.issued(END.minus(Duration.ofDays(198)), END).build();

    private final OrderJudge judge = new OrderJudge(new Policy(PolicySettings.DEFAULT));

    @Test
    void aHealthyOrderIsShownAsOk() throws IOException {
        JsonNode document =
                document(judge.see(null, ORDER, END.minus(Duration.ofDays(100))).state());

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly("order", "expiration", "severity", "findings", "firstSeenAt", "portalUrl");
        assertThat(document.path("severity").asText()).isEqualTo("ok");
        assertThat(document.path("findings")).isEmpty();
        assertThat(document.path("firstSeenAt").asText()).isEqualTo("2026-09-07T00:00:00Z");
    }

    @Test
    void findingsAreShownWithoutTransition() throws IOException {
        JsonNode document =
                document(judge.see(null, ORDER, END.minus(Duration.ofDays(30))).state());

        assertThat(document.path("severity").asText()).isEqualTo("warning");
        assertThat(document.path("findings").path(0).fieldNames())
                .toIterable()
                .containsExactly("code", "severity", "tier", "message", "remediation", "raisedAt", "episode");
    }

    @Test
    void theDocumentStaysTheSameWhileOnlyTimePasses() throws IOException {
        OrderState before =
                judge.see(null, ORDER, END.minus(Duration.ofDays(30))).state();
        OrderState after =
                judge.see(before, ORDER, END.minus(Duration.ofDays(20))).state();

        assertThat(document(after)).isEqualTo(document(before));
        assertThat(document(after).path("expiration").has("secondsRemaining")).isFalse();
    }

    @Test
    void thePortalIsThatOfTheCloud() {
        Portal china = new Portal(URI.create("https://portal.azure.cn"));

        assertThat(china.url(SampleOrders.ID))
                .isEqualTo("https://portal.azure.cn/#@/resource" + SampleOrders.ID.armId());
    }

    private static JsonNode document(OrderState state) throws IOException {
        return new ObjectMapper().readTree(DocumentJson.write(JudgedOrderDocument.of(state, Portal.PUBLIC)));
    }
}

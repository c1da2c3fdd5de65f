package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.PendingChange;
import io.certmonitor.transition.ResolutionReason;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommonValuesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final CommonValues common = new CommonValues();

    @Test
    void nothingIsChanged() throws IOException {
        OrderState bare = state(
                CertificateOrder.builder(new OrderId("sub", "group", "bare")).build());

        assertThat(common.share(stored("web"))).isEqualTo(stored("web"));
        assertThat(common.share(bare)).isEqualTo(bare);
    }

    @Test
    void whatIsPendingAndWhyAnOrderIsGoneStays() throws IOException {
        OrderState full = stored("web");
        OrderState pending = new OrderState(
                full.order(),
                full.history(),
                full.findings(),
                List.of(new PendingChange(new FindingKey(FindingCode.EXPIRED, null), PendingChange.Kind.RAISE, NOW)),
                full.episodes(),
                NOW,
                NOW,
                ResolutionReason.UNMONITORED);

        assertThat(common.share(pending)).isEqualTo(pending);
    }

    @Test
    void whatOrdersHaveInCommonIsThereOnce() throws IOException {
        CertificateOrder web = common.share(stored("web")).order();
        CertificateOrder api = common.share(stored("api")).order();

        assertThat(api.intermediate()).isNotNull().isSameAs(web.intermediate());
        assertThat(api.root()).isNotNull().isSameAs(web.root());
        assertThat(signed(api).issuer()).isNotNull().isSameAs(signed(web).issuer());
        assertThat(api.location()).isNotNull().isSameAs(web.location());
        assertThat(api.tags().get("team")).isNotNull().isSameAs(web.tags().get("team"));
    }

    @Test
    void whatAnOrderSaysTwiceIsThereOnce() throws IOException {
        CertificateOrder web = common.share(stored("web")).order();

        assertThat(signed(web).serialNumber()).isNotNull().isSameAs(web.serialNumber());
        assertThat(web.distinguishedName()).isNotNull().isSameAs(signed(web).subject());
    }

    private static CertificateDetails signed(CertificateOrder order) {
        return Objects.requireNonNull(order.signedCertificate());
    }

    /** As it comes out of a store: no two values are the same instance. */
    private static OrderState stored(String name) throws IOException {
        OrderState state = state(CertificateOrder.builder(new OrderId("sub", "group", name))
                .location("Global")
                .tags(Map.of("team", "web"))
                .distinguishedName("CN=" + name)
                .serialNumber("1A" + name)
                .signedCertificate(details("1A" + name, "CN=" + name))
                .intermediate(details("2B", "CN=Intermediate"))
                .root(details("3C", "CN=Root"))
                .build());
        return WireJson.read(WireJson.write(state), OrderState.class);
    }

    private static OrderState state(CertificateOrder order) {
        return new OrderJudge(new Policy(PolicySettings.DEFAULT))
                .see(null, order, NOW)
                .state();
    }

    private static CertificateDetails details(String serialNumber, String subject) {
        return new CertificateDetails(
                3,
                serialNumber,
                null,
                subject,
                NOW,
                NOW.plusSeconds(60),
                "sha256RSA",
                "CN=Root",
                "RSA",
                2048,
                List.of());
    }
}

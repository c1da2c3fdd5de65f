package io.certmonitor.stream;

import static io.certmonitor.stream.TopologyFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A clock that is put wrong makes the monitor say wrong things, but each once, and takes them back when it is right
 * again.
 */
class ClockJumpsTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TopologyFixture topology = new TopologyFixture();
    private final List<CloudEvent> all = new ArrayList<>();
    private int polls;

    @AfterEach
    void closeTopology() {
        topology.close();
    }

    @Test
    void tellsOnceWhatAYearTooFarShowsAndTakesItBackOnce() {
        CertificateOrder order = endingIn(Duration.ofDays(100));
        poll(order);
        assertThat(told()).isEmpty();

        jump(YEAR);
        poll(order);
        assertThat(told()).containsExactly("expired EXPIRED");
        goOn(order);
        assertThat(told()).isEmpty();

        jump(YEAR.negated());
        poll(order);
        assertThat(told()).containsExactly("resolved EXPIRED recovered");
        goOn(order);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsWhatIsTrueOnceTheClockIsRightAgain() {
        CertificateOrder order = endingIn(Duration.ofDays(30).plus(HOUR));
        poll(order);
        jump(YEAR);
        poll(order);
        jump(YEAR.negated());
        poll(order);
        told();

        topology.pass(HOUR.multipliedBy(2));

        assertThat(told()).containsExactly("expiring EXPIRING 30d");
        everyIdIsNew();
    }

    @Test
    void takesBackOnceWhatAYearTooEarlyHidesAndTellsItAgainOnce() {
        CertificateOrder order = endingIn(Duration.ofDays(10));
        poll(order);
        assertThat(told()).containsExactly("expiring EXPIRING 14d");

        jump(YEAR.negated());
        poll(order);
        goOn(order);
        assertThat(told()).containsExactly("resolved EXPIRING 14d recovered");

        jump(YEAR);
        poll(order);
        goOn(order);
        assertThat(told()).containsExactly("expiring EXPIRING 14d");
        everyIdIsNew();
    }

    @Test
    void calledNoOrderRemovedAndNoSubscriptionUnreachableByAJumpWhilePollsGoOn() {
        CertificateOrder order = endingIn(Duration.ofDays(3_000));
        poll(order);

        jump(YEAR);
        poll(order);
        topology.pass(TopologyFixture.EVALUATION);
        jump(YEAR.multipliedBy(2).negated());
        poll(order);
        topology.pass(TopologyFixture.EVALUATION);

        assertThat(told()).isEmpty();
        assertThat(topology.view.orders()).hasSize(1);
    }

    @Test
    void givesNewIdsToAnOrderThatIsRemovedAndComesBackAroundAJump() {
        CertificateOrder denied = CertificateOrder.builder(new OrderId(SUBSCRIPTION, "group-a", "web"))
                .status(AzureValue.of(OrderStatus.DENIED))
                .build();
        poll(denied);
        poll();
        jump(YEAR);
        jump(YEAR.negated());

        poll(denied);

        assertThat(told()).hasSize(3);
        everyIdIsNew();
    }

    /** The clock is put somewhere else between two looks at it. */
    private void jump(Duration by) {
        topology.clock.add(by);
        topology.tick();
    }

    private void goOn(CertificateOrder order) {
        topology.pass(TopologyFixture.EVALUATION.multipliedBy(10));
        poll(order);
        topology.pass(TopologyFixture.EVALUATION);
    }

    private void poll(CertificateOrder... seen) {
        topology.poll("poll-" + ++polls, seen);
    }

    private List<String> told() {
        List<CloudEvent> told = topology.told();
        all.addAll(told);
        return told.stream().map(TopologyFixture::inShort).toList();
    }

    private void everyIdIsNew() {
        told();
        assertThat(all).extracting(CloudEvent::getId).doesNotHaveDuplicates();
    }

    private CertificateOrder endingIn(Duration time) {
        return CertificateOrder.builder(new OrderId(SUBSCRIPTION, "group-a", "web"))
                .status(AzureValue.of(OrderStatus.ISSUED))
                .keyVaultCertificates(List.of(new KeyVaultCertificate(
                        "main", "/vaults/shop", "tls", AzureValue.of(KeyVaultStatus.SUCCEEDED))))
                .expirationTime(topology.clock.instant().plus(time))
                .validityInYears(1)
                .build();
    }
}

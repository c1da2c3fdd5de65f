package io.certmonitor.order;

import static io.certmonitor.order.SampleOrders.ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
    private static final Instant THIRD = SECOND.plus(Duration.ofHours(1));
    private static final CertificateOrder PENDING = CertificateOrder.builder(ID)
            .status(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
            .build();
    private static final CertificateOrder REKEYING = CertificateOrder.builder(ID)
            .status(AzureValue.of(OrderStatus.PENDING_REKEY))
            .build();
    private static final CertificateOrder ISSUED = CertificateOrder.builder(ID)
            .status(AzureValue.of(OrderStatus.ISSUED))
            .build();

    @Test
    void waitingCountsFromTheFirstLookThatFindsIt() {
        assertThat(OrderHistory.begin(PENDING, FIRST)).isEqualTo(new OrderHistory(FIRST, FIRST, null));
        assertThat(OrderHistory.begin(ISSUED, FIRST)).isEqualTo(new OrderHistory(FIRST, null, null));
        assertThat(OrderHistory.begin(ISSUED, FIRST).after(PENDING, SECOND))
                .isEqualTo(new OrderHistory(FIRST, SECOND, null));
    }

    @Test
    void waitingGoesOnAcrossLooksAndKindsOfWaiting() {
        OrderHistory history = OrderHistory.begin(PENDING, FIRST);

        OrderHistory later = history.after(PENDING, SECOND).after(REKEYING, THIRD);

        assertThat(later).isEqualTo(new OrderHistory(FIRST, FIRST, null));
    }

    @Test
    void waitingEndsWithALookThatDoesNotFindItAndBeginsAnew() {
        OrderHistory history = OrderHistory.begin(PENDING, FIRST);

        OrderHistory issued = history.after(ISSUED, SECOND);

        assertThat(issued).isEqualTo(new OrderHistory(FIRST, null, null));
        assertThat(issued.after(PENDING, THIRD)).isEqualTo(new OrderHistory(FIRST, THIRD, null));
    }

    @Test
    void aStatusThatIsNotUnderstoodDoesNotEndThePendingTime() {
        CertificateOrder odd = CertificateOrder.builder(PENDING.id())
                .status(AzureValue.of(OrderStatus.class, "Quantum"))
                .build();

        OrderHistory history = OrderHistory.begin(PENDING, FIRST).after(odd, SECOND);

        assertThat(history.pendingSince()).isEqualTo(FIRST);
    }

    @Test
    void aProvisioningStateThatIsNotUnderstoodDoesNotEndThePendingTime() {
        CertificateOrder inProgress = ISSUED.toBuilder()
                .provisioningState(AzureValue.of(ProvisioningState.IN_PROGRESS))
                .build();
        CertificateOrder unreadable = ISSUED.toBuilder()
                .unreadable(List.of(new UnreadableProperty("provisioningState", "[]")))
                .build();
        CertificateOrder odd = ISSUED.toBuilder()
                .provisioningState(AzureValue.of(ProvisioningState.class, "Odd"))
                .build();

        OrderHistory history =
                OrderHistory.begin(inProgress, FIRST).after(unreadable, SECOND).after(odd, THIRD);

        assertThat(history.pendingSince()).isEqualTo(FIRST);
    }
}

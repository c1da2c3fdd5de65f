package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

/** A replica with a name that stays is killed amid a transaction, and comes back. */
class OpenTransactionIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
    private static final String TRANSACTIONAL_ID = "certmonitor-certmonitor-0-1";

    /** Far beyond the patience of this test, so that brokers give nothing up by themselves. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

    @Test
    void itEndsWhatItHadBegunInsteadOfWaitingForTheBrokersToDoSo() throws Exception {
        try (MonitorRig rig = new MonitorRig().with("CERTMONITOR_INSTANCE_ID", "certmonitor-0");
                Admin admin = rig.admin()) {
            rig.with("CERTMONITOR_STREAM_PROPERTIES__COMMIT_INTERVAL_MS_", "300000")
                    .with(
                            "CERTMONITOR_STREAM_PROPERTIES__PRODUCER_TRANSACTION_TIMEOUT_MS_",
                            Long.toString(TRANSACTION_TIMEOUT.toMillis()));
            rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", "denied")
                    .build());
            rig.azure.apply(SUBSCRIPTION, "shop", "denied", OrderOperation.deny());
            ServiceProcess killed = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> isOpen(admin));

            killed.kill();
            rig.with("CERTMONITOR_STREAM_PROPERTIES__COMMIT_INTERVAL_MS_", "100");
            rig.start();

            await().atMost(MonitorRig.PATIENCE).until(() -> !rig.told().isEmpty());
            rig.awaitPolls(2);
            assertThat(rig.toldInShort()).containsExactly("denied: failed ORDER_FAILED");
        }
    }

    private static boolean isOpen(Admin admin) throws ExecutionException, InterruptedException {
        Collection<TransactionListing> transactions =
                admin.listTransactions().all().get();
        return transactions.stream()
                .anyMatch(each ->
                        each.transactionalId().equals(TRANSACTIONAL_ID) && each.state() == TransactionState.ONGOING);
    }
}

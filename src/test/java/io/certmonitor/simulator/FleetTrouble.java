package io.certmonitor.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * What may be wrong with an order of a generated fleet.
 *
 * @param perThousand how many of a thousand orders have it
 * @param change what it does to a healthy order
 */
record FleetTrouble(int perThousand, BiFunction<SimulatedOrderBuilder, Random, SimulatedOrderBuilder> change) {

    private static final int TOTAL = 1_000;

    private static final List<String> KEY_VAULT_FAILURES = List.of(
            "CertificateOrderFailed",
            "OperationNotPermittedOnKeyVault",
            "AzureServiceUnauthorizedToAccessKeyVault",
            "KeyVaultDoesNotExist",
            "KeyVaultSecretDoesNotExist",
            "UnknownError");

    /** Whatever is left of a thousand has no trouble. */
    private static final List<FleetTrouble> ALL = List.of(
            new FleetTrouble(30, (order, random) -> order.autoRenew(false)),
            new FleetTrouble(45, FleetTrouble::expiring),
            new FleetTrouble(8, FleetTrouble::expired),
            new FleetTrouble(15, FleetTrouble::waiting),
            new FleetTrouble(6, (order, random) -> order.neverIssued().status("Denied")),
            new FleetTrouble(4, (order, random) -> order.status("Revoked")),
            new FleetTrouble(2, (order, random) -> order.provisioningState("Failed")),
            new FleetTrouble(16, FleetTrouble::keyVaultBroken),
            new FleetTrouble(2, (order, random) -> order.status("Quantum")),
            new FleetTrouble(2, (order, random) -> order.raw("expirationTime", "soon")));

    static SimulatedOrderBuilder mayHappenTo(SimulatedOrderBuilder order, Random random) {
        int ticket = random.nextInt(TOTAL);
        for (FleetTrouble trouble : ALL) {
            ticket -= trouble.perThousand;
            if (ticket < 0) {
                return trouble.change.apply(order, random);
            }
        }
        return order;
    }

    private static SimulatedOrderBuilder expiring(SimulatedOrderBuilder order, Random random) {
        return order.expiresIn(Duration.ofHours(random.nextInt(1, 60 * 24))).autoRenew(random.nextBoolean());
    }

    private static SimulatedOrderBuilder expired(SimulatedOrderBuilder order, Random random) {
        return order.expiresIn(Duration.ofHours(random.nextInt(-60 * 24, -1)))
                .status(random.nextBoolean() ? "Issued" : "Expired");
    }

    private static SimulatedOrderBuilder waiting(SimulatedOrderBuilder order, Random random) {
        return order.neverIssued()
                .status(random.nextInt(4) == 0 ? "NotSubmitted" : "Pendingissuance")
                .keyVaultCertificate("main", "WaitingOnCertificateOrder");
    }

    private static SimulatedOrderBuilder keyVaultBroken(SimulatedOrderBuilder order, Random random) {
        return order.keyVaultCertificate("main", KEY_VAULT_FAILURES.get(random.nextInt(KEY_VAULT_FAILURES.size())));
    }
}

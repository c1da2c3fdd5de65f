package io.certmonitor.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Every kind of operation, as it can happen to a healthy order. */
final class Operations {

    private Operations() {}

    static OrderOperation named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Map<String, OrderOperation> all() {
        Map<String, OrderOperation> operations = new LinkedHashMap<>();
        operations.put("issue", OrderOperation.issue());
        operations.put("renew", OrderOperation.renew());
        operations.put("deny", OrderOperation.deny());
        operations.put("revoke", OrderOperation.revoke());
        operations.put("expire", OrderOperation.expire());
        operations.put("expire-in", OrderOperation.expireIn(Duration.ofDays(3)));
        operations.put("break-key-vault", OrderOperation.breakKeyVault("KeyVaultDoesNotExist"));
        operations.put("repair-key-vault", OrderOperation.repairKeyVault());
        operations.put("patch", OrderOperation.patch(Json.object().put("autoRenew", false)));
        operations.put("delete", OrderOperation.delete());
        return operations;
    }
}

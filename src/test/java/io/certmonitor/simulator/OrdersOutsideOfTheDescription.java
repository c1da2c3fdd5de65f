package io.certmonitor.simulator;

import java.util.Map;
import java.util.Set;

/** The scenarios whose orders break Azure's description on purpose, with the one rule that each of them breaks. */
final class OrdersOutsideOfTheDescription {

    private static final Map<String, String> FLAT = Map.of(
            "date-spellings", "/properties/expirationTime format",
            "unknown-status", "/properties/status enum",
            "unknown-key-vault-state", "/properties/certificates/main/provisioningState enum",
            "unreadable-date", "/properties/expirationTime format",
            "unreadable-number", "/properties/keySize type");

    private OrdersOutsideOfTheDescription() {}

    static Set<String> flat(Scenario scenario) {
        String violation = FLAT.get(scenario.name());
        return violation == null ? Set.of() : Set.of(violation);
    }

    /** Key Vault certificates have a properties object of their own there. */
    static Set<String> nested(Scenario scenario) {
        String violation = FLAT.get(scenario.name());
        return violation == null ? Set.of() : Set.of(violation.replace("/main/", "/main/properties/"));
    }
}

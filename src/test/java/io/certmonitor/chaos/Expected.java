package io.certmonitor.chaos;

import io.certmonitor.chaos.Ledger.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be told of an order, worked out from the published policy and the facts alone.
 *
 * <p>A finding has a value while it holds: its tier, or an empty text where it has none.
 */
final class Expected {

    /** Stands beside the findings: whether the order is there at all. */
    static final String PRESENCE = "(there)";

    /** The tiers of a run, by how many seconds before the end they begin; the policy of the replicas says the same. */
    static final Map<Integer, String> TIERS = Map.of(60, "60s", 30, "30s", 15, "15s");

    private static final String EXPIRING = "EXPIRING";
    private static final String EXPIRED = "EXPIRED";
    private static final String ORDER_FAILED = "ORDER_FAILED";
    private static final String AUTO_RENEW_OFF = "AUTO_RENEW_OFF";
    private static final String KEY_VAULT = "KEY_VAULT_SYNC_FAILED certificates." + OrderFacts.KEY_VAULT_CERTIFICATE;

    /** The findings whose every change a run expects to be told, and the presence of the order. */
    static final List<String> ALL = List.of(PRESENCE, EXPIRING, EXPIRED, ORDER_FAILED, AUTO_RENEW_OFF, KEY_VAULT);

    private static final Set<String> FAILED_STATUSES = Set.of("Denied", "Revoked", "Canceled");
    private static final Set<String> FAILED_PROVISIONING = Set.of("Failed", "Canceled");
    private static final Set<String> FAILED_KEY_VAULT = Set.of(
            "CertificateOrderFailed",
            "OperationNotPermittedOnKeyVault",
            "AzureServiceUnauthorizedToAccessKeyVault",
            "KeyVaultDoesNotExist",
            "KeyVaultSecretDoesNotExist",
            "UnknownError");

    private Expected() {}

    /**
     * A time in which a finding stays as it is.
     *
     * @param value the finding's value; null while it does not hold
     * @param from when it became so
     * @param to when that ended
     */
    record Piece(@Nullable String value, Instant from, Instant to) {}

    /** How a finding must have been, without gaps, until an end. Neighbours differ. */
    static List<Piece> pieces(String finding, List<Moment> moments, Instant end) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Instant until = i + 1 < moments.size() ? moments.get(i + 1).at() : end;
            List<Instant> cuts = List.copyOf(cuts(moment, until));
            for (int c = 0; c < cuts.size(); c++) {
                Instant to = c + 1 < cuts.size() ? cuts.get(c + 1) : until;
                add(pieces, new Piece(value(finding, moment.facts(), cuts.get(c)), cuts.get(c), to));
            }
        }
        return pieces;
    }

    /** Which certificate the order had, by its serial number; null while it had none, or was gone. */
    static List<Piece> certificates(List<Moment> moments, Instant end) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            OrderFacts facts = moments.get(i).facts();
            Instant until = i + 1 < moments.size() ? moments.get(i + 1).at() : end;
            String serialNumber = facts == null || facts.serialNumber().isEmpty() ? null : facts.serialNumber();
            add(pieces, new Piece(serialNumber, moments.get(i).at(), until));
        }
        return pieces;
    }

    /** The values of all findings of an order at an instant, without those that do not hold. */
    static Map<String, String> values(OrderFacts facts, Instant at) {
        Map<String, String> values = new TreeMap<>();
        for (String finding : ALL) {
            String value = value(finding, facts, at);
            if (value != null && !finding.equals(PRESENCE)) {
                values.put(finding, value);
            }
        }
        return values;
    }

    private static Set<Instant> cuts(Moment moment, Instant until) {
        Set<Instant> cuts = new TreeSet<>(Set.of(moment.at()));
        Instant expiry = moment.facts() == null ? null : moment.facts().expiry();
        if (expiry != null) {
            cuts.add(expiry);
            TIERS.keySet().forEach(seconds -> cuts.add(expiry.minusSeconds(seconds)));
        }
        cuts.removeIf(cut -> cut.isBefore(moment.at()) || cut.isAfter(until));
        return cuts;
    }

    private static void add(List<Piece> pieces, Piece piece) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && Objects.equals(last.value(), piece.value())) {
            pieces.set(pieces.size() - 1, new Piece(last.value(), last.from(), piece.to()));
        } else {
            pieces.add(piece);
        }
    }

    /** The value of a finding at an instant, by facts that hold then; null when it does not hold. */
    static @Nullable String value(String finding, @Nullable OrderFacts facts, Instant at) {
        if (facts == null) {
            return null;
        }
        boolean expired = facts.status().equals("Expired")
                || (facts.expiry() != null && !facts.expiry().isAfter(at));
        return switch (finding) {
            case PRESENCE -> "";
            case EXPIRED -> expired ? "" : null;
            case EXPIRING -> expired ? null : tier(facts.expiry(), at);
            case ORDER_FAILED ->
                holds(FAILED_STATUSES.contains(facts.status())
                        || FAILED_PROVISIONING.contains(facts.provisioningState()));
            case AUTO_RENEW_OFF -> holds(!facts.autoRenew() && facts.status().equals("Issued"));
            case KEY_VAULT -> holds(FAILED_KEY_VAULT.contains(facts.keyVaultState()));
            default -> throw new IllegalArgumentException(finding);
        };
    }

    private static @Nullable String holds(boolean condition) {
        return condition ? "" : null;
    }

    private static @Nullable String tier(@Nullable Instant expiry, Instant at) {
        if (expiry == null) {
            return null;
        }
        return TIERS.keySet().stream()
                .filter(seconds -> Duration.between(at, expiry).compareTo(Duration.ofSeconds(seconds)) <= 0)
                .min(Integer::compare)
                .map(TIERS::get)
                .orElse(null);
    }
}

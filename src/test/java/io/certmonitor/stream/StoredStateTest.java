package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.PendingChange;
import io.certmonitor.transition.RaisedFinding;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * State as it lies in the changelogs of a running fleet is read by this version. The files were written by the version
 * that brought this form; who changes the form adds files and a number, and reads both. {@code -Dstate.write=true}
 * writes the files of a new form.
 */
class StoredStateTest {

    private static final Path FOLDER = Path.of("src/test/resources/state");
    /** Those of which a fleet may hold state, the one that is written at last. */
    private static final List<String> SCHEMAS = List.of("schema-2", "schema-3");

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00.123456789Z");
    private static final Finding EXPIRING =
            new Finding(FindingCode.EXPIRING, null, Severity.CRITICAL, new Tier("14d", 2), "message", "remediation");
    private static final Finding UNREADABLE =
            Finding.of(FindingCode.UNREADABLE, "keySize", Severity.WARNING, "message", "remediation");

    @Test
    void theStateOfAnOrderIsRead() throws IOException {
        OrderState state = new OrderState(
                SampleOrders.everything(),
                new OrderHistory(NOW, NOW.plusSeconds(1), new IssuedCertificate("serial", "thumbprint", NOW)),
                List.of(new RaisedFinding(EXPIRING, 3, NOW, true, NOW.plusSeconds(1), 7, List.of("30d", "14d"))),
                List.of(new PendingChange(UNREADABLE.key(), PendingChange.Kind.RAISE, NOW)),
                Map.of("EXPIRING", 3, "UNREADABLE/keySize", 1),
                NOW.plusSeconds(2),
                null,
                null);

        assertThat(stored("order", OrderState.class, state)).containsOnly(state);
    }

    @Test
    void theStateOfAScopeIsRead() throws IOException {
        ScopeState state = new ScopeState(
                Scope.resourceGroup("sub", "rg"),
                NOW,
                NOW.minusSeconds(1),
                new ScopeState.Failure(FailureReason.FORBIDDEN, "no right", NOW),
                7,
                2,
                List.of(new OrderProblem("www", "keySize", "big", OrderProblem.Kind.UNREADABLE)),
                70,
                true);

        assertThat(stored("scope", ScopeState.class, state)).containsOnly(state);
    }

    @Test
    void theStateOfASubscriptionIsRead() throws IOException {
        SubscriptionState state =
                new SubscriptionState("sub", 4, new SubscriptionState.Outage(NOW, NOW.minusSeconds(60)));

        assertThat(stored("subscription", SubscriptionState.class, state)).containsOnly(state);
    }

    /** As each schema says it. */
    private static <T> List<T> stored(String name, Class<T> type, T state) throws IOException {
        StateSerde<T> serde = new StateSerde<>(type);
        if (Boolean.getBoolean("state.write")) {
            Path written = file(SCHEMAS.get(SCHEMAS.size() - 1), name);
            Files.createDirectories(written.getParent());
            Files.write(written, serde.serializer().serialize(name, state));
        }
        List<T> read = new ArrayList<>();
        for (String schema : SCHEMAS) {
            read.add(serde.deserializer().deserialize(name, Files.readAllBytes(file(schema, name))));
        }
        return read;
    }

    private static Path file(String schema, String name) {
        return FOLDER.resolve(schema).resolve(name + ".bin");
    }
}

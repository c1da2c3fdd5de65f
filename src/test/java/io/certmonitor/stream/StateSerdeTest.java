package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.wire.WireJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private static final OrderState STATE = new OrderJudge(new Policy(PolicySettings.DEFAULT))
            .see(
                    null,
                    CertificateOrder.builder(new OrderId("sub", "group", "web".repeat(200)))
                            .build(),
                    Instant.parse("2026-11-01T00:00:00Z"))
            .state();

    private final StateSerde<OrderState> serde = new StateSerde<>(OrderState.class);

    @Test
    void stateComesBackAsItWasAndTakesLessThanItsJson() {
        byte[] bytes = serde.serializer().serialize("store", STATE);

        assertThat(bytes.length).isLessThan(WireJson.write(STATE).length / 2);
        assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(STATE);
    }

    @Test
    void anOrderOfAzuresKindTakesAQuarterOfItsJson() {
        OrderState state = new OrderJudge(new Policy(PolicySettings.DEFAULT))
                .see(null, SampleOrders.everything(), Instant.parse("2026-11-01T00:00:00Z"))
                .state();

        assertThat(serde.serializer().serialize("store", state).length).isLessThan(WireJson.write(state).length / 4);
    }

    /** It is part of what is stored: who changes it gives the schema another number, and keeps this one. */
    @Test
    void theDictionaryOfSchema3IsTheOneThatStateWasWrittenWith() {
        CRC32 checksum = new CRC32();
        checksum.update(StateCompression.DICTIONARY);

        assertThat(checksum.getValue()).isEqualTo(0x77D7_23F9L);
    }

    /** Buffers are used again, and grow with what is read. */
    @Test
    void aStateIsReadAfterOneOfAnotherSize() {
        OrderState large = new OrderState(
                STATE.order().toBuilder()
                        .tags(Map.of("long", "tag".repeat(1_000_000)))
                        .build(),
                STATE.history(),
                STATE.findings(),
                STATE.episodes(),
                STATE.toldAt(),
                STATE.goneAt());
        byte[] largeBytes = serde.serializer().serialize("store", large);
        byte[] bytes = serde.serializer().serialize("store", STATE);

        for (int i = 0; i < 2; i++) {
            assertThat(serde.deserializer().deserialize("store", largeBytes)).isEqualTo(large);
            assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(STATE);
        }
    }

    @Test
    void whatWasCutOffIsReported() {
        byte[] bytes = serde.serializer().serialize("store", STATE);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 10);

        assertThatThrownBy(() -> serde.deserializer().deserialize("store", cut))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("store cannot be read");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(serde.serializer().serialize("store", null)).isNull();
        assertThat(serde.deserializer().deserialize("store", null)).isNull();
    }

    @Test
    void whatCannotBeReadIsReportedWithItsStore() {
        byte[] later = serde.serializer().serialize("store", STATE);
        later[0]++;
        byte[] broken = serde.serializer().serialize("store", STATE);
        broken[1] = -1;

        assertThatThrownBy(() -> serde.deserializer().deserialize("store", later))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("store has a schema that this version does not know");
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("store cannot be read");
    }
}

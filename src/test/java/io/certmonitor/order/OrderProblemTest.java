package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderProblemTest {

    @ParameterizedTest
    @CsvSource({"UNKNOWN_VALUE, unknown_value", "UNREADABLE, unreadable", "NOT_AN_ORDER, not_an_order"})
    void labelsAreThoseThatAreDocumented(OrderProblem.Kind kind, String label) {
        assertThat(kind.label()).isEqualTo(label);
    }
}

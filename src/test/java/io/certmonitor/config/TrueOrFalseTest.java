package io.certmonitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrueOrFalseTest {

    private final TrueOrFalse converter = new TrueOrFalse();

    @Test
    void takesTrueAndFalse() {
        assertThat(converter.convert("true")).isTrue();
        assertThat(converter.convert(" TRUE ")).isTrue();
        assertThat(converter.convert("False")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "yes", "on", "1", "enabled", "required", "truefalse", ""})
    void takesNoOtherWordForFalse(String value) {
        assertThatThrownBy(() -> converter.convert(value)).hasMessage("it must be true or false");
    }

    /** One that is read otherwise would take a slip for false. */
    @Test
    void everyBooleanSettingIsReadByIt() {
        assertThat(ConfigMappingTypes.booleansReadOtherwise()).isEmpty();
    }
}

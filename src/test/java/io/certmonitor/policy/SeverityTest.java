package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest
    @CsvSource({"OK, ok, 0", "INFO, info, 1", "WARNING, warning, 2", "CRITICAL, critical, 3"})
    void labelsAndLevelsAreThoseThatAreDocumented(Severity severity, String label, int level) {
        assertThat(severity.label()).isEqualTo(label);
        assertThat(severity.level()).isEqualTo(level);
    }
}

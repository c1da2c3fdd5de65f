package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.process.InstalledProgram;
import io.certmonitor.process.ProgramRun;
import org.junit.jupiter.api.Test;

/** What Prometheus itself says of the rules. Skipped where promtool is not installed, except in CI. */
class PromtoolTest {

    @Test
    void theRulesAreValidAndHaveNoLint() {
        ProgramRun run = promtool("check", "rules", "--lint-fatal", AlertFiles.RULES.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("SUCCESS: %d rules found".formatted(AlertFiles.rules().size()));
    }

    @Test
    void theUnitTestsOfTheRulesPass() {
        ProgramRun run = promtool("test", "rules", AlertFiles.TESTS.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("SUCCESS");
    }

    private static ProgramRun promtool(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = InstalledProgram.require("promtool", "prometheus").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return ProgramRun.of("", command);
    }
}

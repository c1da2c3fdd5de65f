package io.certmonitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramRunTest {

    @Test
    void inputExitCodeAndBothOutputsArePassedOn() {
        ProgramRun run = ProgramRun.of("one\ntwo\n", "/bin/sh", "-c", "cat; echo three >&2; exit 4");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output()).isEqualTo("one\ntwo\nthree\n");
    }
}

package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void terminalHasColours() {
        assertThat(Palette.of(true, Map.of("NO_COLOR", "", "TERM", "xterm"))).isEqualTo(Palette.COLOUR);
    }

    @Test
    void fileHasNone() {
        assertThat(Palette.of(false, Map.of())).isEqualTo(Palette.PLAIN);
    }

    @Test
    void userCanRefuseColours() {
        assertThat(Palette.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Palette.PLAIN);
    }

    @Test
    void dumbTerminalHasNone() {
        assertThat(Palette.of(true, Map.of("TERM", "dumb"))).isEqualTo(Palette.PLAIN);
    }
}

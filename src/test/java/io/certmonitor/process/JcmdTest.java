package io.certmonitor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JcmdTest {

    private static final int LARGE = 50_000_000;

    private final List<byte[]> used = new ArrayList<>();

    @Test
    void countsWhatIsInUseAndNoGarbage() {
        long pid = ProcessHandle.current().pid();

        used.add(new byte[LARGE]);
        long with = Jcmd.liveBytes(pid);
        used.clear();
        long without = Jcmd.liveBytes(pid);

        assertThat(with - without).isBetween(LARGE / 2L, LARGE * 2L);
    }

    @Test
    void saysThatAProcessIsNoJvm() {
        assertThatThrownBy(() -> Jcmd.liveBytes(Long.MAX_VALUE >> 32)).hasMessageContaining("jcmd cannot");
    }
}

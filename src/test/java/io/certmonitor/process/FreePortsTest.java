package io.certmonitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void handsOutEachPortOnce() {
        assertThat(IntStream.range(0, 100).map(i -> FreePorts.next()).distinct().count())
                .isEqualTo(100);
    }

    @Test
    void portWithAServerOnLoopbackIsNotFree() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(server.getLocalPort())).isFalse();
        }
    }

    @Test
    void portWithAServerOnAllAddressesIsNotFree() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(FreePorts.isFree(server.getLocalPort())).isFalse();
        }
    }

    @Test
    void portWithoutAServerIsFree() {
        assertThat(FreePorts.isFree(FreePorts.next())).isTrue();
    }
}

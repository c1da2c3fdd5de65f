package io.certmonitor.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds loopback ports nobody listens on. */
public final class FreePorts {

    /**
     * Ports below those the operating systems hand out by themselves (Linux from 32768, macOS from 49152): a port found
     * here cannot be lost to an outgoing connection between being found and being used.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    /**
     * Test classes run in JVMs beside each other: each takes every n-th port, so that none takes another's meanwhile.
     */
    private static final int LANES = 4;

    private static final int LANE = Integer.getInteger("surefire.forkNumber", 0) % LANES;

    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /**
     * A port that is free now and that this JVM was not given before.
     *
     * @return the port
     */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST) / LANES * LANES + LANE;
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + LOWEST + " and " + HIGHEST);
    }

    /**
     * Whether a server could listen on a port, for all addresses of this machine.
     *
     * @param port the port to look at
     * @return false when something listens there already
     */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(port))
                && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a connection that lingers after its server has gone does not make the port busy.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}

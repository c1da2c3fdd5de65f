package io.certmonitor.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The folder a broker keeps its data in.
 *
 * @param folder where
 * @param temporary whether the folder goes when the broker is closed
 */
record BrokerStorage(Path folder, boolean temporary) {

    /** Always the same, so that preparing a folder again finds what it expects. */
    private static final Uuid CLUSTER_ID = new Uuid(0xce47L, 0x0bdeL);

    static BrokerStorage inTemporaryFolder() {
        try {
            return new BrokerStorage(
                    Files.createTempDirectory(
                            temporaryName(ProcessHandle.current().pid())),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beginning of a temporary folder's name, which tells whose it is. */
    static String temporaryName(long processId) {
        return "certmonitor-broker-" + processId + "-";
    }

    static BrokerStorage in(Path folder) {
        try {
            return new BrokerStorage(Files.createDirectories(folder), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prepares the folder as a broker wants it; one that is prepared already keeps its data. */
    void format() {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(CLUSTER_ID.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot prepare " + folder + " for a broker", e);
        }
    }

    void deleteIfTemporary() {
        if (!temporary || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(BrokerStorage::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

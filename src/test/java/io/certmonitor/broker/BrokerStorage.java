package io.certmonitor.broker;

import io.certmonitor.process.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return new BrokerStorage(TemporaryFolder.create("broker-data").path(), true);
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
        if (temporary) {
            new TemporaryFolder(folder).delete();
        }
    }
}

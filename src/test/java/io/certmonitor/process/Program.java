package io.certmonitor.process;

import java.nio.file.Path;
import java.util.List;

/** What a process runs. */
@FunctionalInterface
public interface Program {

    /**
     * The command line, asked for once when the process is about to start.
     *
     * @param temporaryFolder a folder that is there while the process runs, for its files
     * @return the executable and its arguments
     */
    List<String> command(Path temporaryFolder);
}

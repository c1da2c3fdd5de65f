package io.certmonitor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that is named on the command line. */
final class InputFile {

    /** Read as a whole, with room for about ten thousand orders; a larger listing has pages. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final String STANDARD_INPUT = "-";

    private InputFile() {}

    /**
     * Reads a file.
     *
     * @param name {@code -} for the standard input
     * @throws CommandFailedException when it cannot be read, or is too large
     */
    static byte[] read(String name, InputStream standardInput) throws CommandFailedException {
        if (name.equals(STANDARD_INPUT)) {
            return read(standardInput, "The standard input");
        }
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new CommandFailedException(ExitCodes.NO_INPUT, name + " is a folder");
            }
            try (InputStream content = Files.newInputStream(file)) {
                return read(content, name);
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new CommandFailedException(ExitCodes.NO_INPUT, "There is no file " + name);
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    private static byte[] read(InputStream content, String name) throws CommandFailedException {
        try {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CommandFailedException(
                        ExitCodes.DATA, name + " is larger than " + MAX_BYTES + " bytes: hand it in page by page");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    private static CommandFailedException unreadable(String name) {
        return new CommandFailedException(
                ExitCodes.NO_INPUT, name + " cannot be read: is it a file that this user may read?");
    }
}

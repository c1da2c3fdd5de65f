package io.certmonitor.cli;

/** Ends a command with one line for people. Foreseeable, so it carries no stack trace. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailedException(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}

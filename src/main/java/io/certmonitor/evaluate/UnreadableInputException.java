package io.certmonitor.evaluate;

/** What was handed in holds no order to judge. Foreseeable, so it carries no stack trace. */
public final class UnreadableInputException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableInputException(String message) {
        super(message, null, false, false);
    }
}

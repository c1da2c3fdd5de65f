package io.certmonitor.process;

import java.util.List;

/** A process did not get where it should; the message ends with what it wrote last. */
public final class ProcessFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 40;

    ProcessFailedException(String message, List<String> output) {
        super(message + "\n" + String.join("\n", tail(output)));
    }

    private static List<String> tail(List<String> output) {
        return output.subList(Math.max(0, output.size() - SHOWN), output.size());
    }
}

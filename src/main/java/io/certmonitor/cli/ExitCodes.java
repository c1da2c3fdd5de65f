package io.certmonitor.cli;

import io.certmonitor.policy.Severity;

/** What commands end with; beyond the severities, the codes of BSD's {@code sysexits.h}. A public contract. */
final class ExitCodes {

    /** The command line makes no sense. */
    static final int USAGE = 64;

    /** What was handed in cannot be read. */
    static final int DATA = 65;

    /** The file is not there, or must not be read. */
    static final int NO_INPUT = 66;

    /** A fault of the program. */
    static final int SOFTWARE = 70;

    /** The output cannot be written. */
    static final int IO = 74;

    /** The configuration is wrong. */
    static final int CONFIG = 78;

    private ExitCodes() {}

    /** 0 for ok, 1 for info, 2 for warning, 3 for critical. */
    static int of(Severity severity) {
        return severity.level();
    }
}

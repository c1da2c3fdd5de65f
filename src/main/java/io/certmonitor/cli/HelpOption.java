package io.certmonitor.cli;

import picocli.CommandLine.Option;

/** The option that every command has. picocli acts on it. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    boolean requested;
}

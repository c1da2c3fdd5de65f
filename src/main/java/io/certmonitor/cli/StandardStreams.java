package io.certmonitor.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The standard streams of a command. Text is UTF-8 whatever the locale, which in a container is often none. */
record StandardStreams(InputStream in, PrintWriter out, PrintWriter err) {

    /** The streams of this process. */
    static StandardStreams ofProcess() {
        return new StandardStreams(
                new FileInputStream(FileDescriptor.in), writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}

package io.certmonitor.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for the JDK that runs this JVM. */
public final class JavaCommand {

    /** For short-lived processes: less time and memory for compiling, at the price of speed later. */
    public static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private JavaCommand() {}

    /**
     * A class with this JVM's own class path.
     *
     * @param main the class to run
     * @param jvmArguments arguments for the JVM
     * @param arguments arguments for the class
     * @return the command
     */
    public static List<String> ofClass(Class<?> main, List<String> jvmArguments, List<String> arguments) {
        return of(jvmArguments, List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments);
    }

    /**
     * A jar.
     *
     * @param jar the jar to run
     * @param jvmArguments arguments for the JVM
     * @return the command
     */
    public static List<String> ofJar(Path jar, List<String> jvmArguments) {
        return of(jvmArguments, List.of("-jar", jar.toString()), List.of());
    }

    private static List<String> of(List<String> jvmArguments, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(program);
        command.addAll(arguments);
        return command;
    }
}

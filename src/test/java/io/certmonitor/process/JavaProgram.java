package io.certmonitor.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a JVM of this JDK runs.
 *
 * @param program class path and class with its arguments, or the jar
 * @param jvmArguments arguments for the JVM
 */
public record JavaProgram(List<String> program, List<String> jvmArguments) implements Program {

    /** For short-lived processes: less time and memory for compiling, at the price of speed later. */
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");

    /** Copies what it is given. */
    public JavaProgram {
        program = List.copyOf(program);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /**
     * A class with this JVM's own class path.
     *
     * @param main the class
     * @param arguments its arguments
     * @return the program
     */
    public static JavaProgram ofClass(Class<?> main, String... arguments) {
        List<String> program = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(Arrays.asList(arguments));
        return new JavaProgram(program, List.of());
    }

    /**
     * A jar that names its class.
     *
     * @param jar the jar
     * @return the program
     */
    public static JavaProgram ofJar(Path jar) {
        return new JavaProgram(List.of("-jar", jar.toString()), List.of());
    }

    /**
     * Adds arguments for the JVM.
     *
     * @param more such as -Xmx256m
     * @return the program with them
     */
    public JavaProgram with(List<String> more) {
        List<String> all = new ArrayList<>(jvmArguments);
        all.addAll(more);
        return new JavaProgram(program, all);
    }

    /**
     * Lets the program start quickly, at the price of speed later.
     *
     * @param maximumHeap such as 256m
     * @return the program with other JVM arguments
     */
    public JavaProgram quick(String maximumHeap) {
        return with(QUICK_START).with(List.of("-Xmx" + maximumHeap));
    }

    @Override
    public List<String> command(Path temporaryFolder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + temporaryFolder);
        command.addAll(jvmArguments);
        command.addAll(program);
        return command;
    }
}

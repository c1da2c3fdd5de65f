package io.certmonitor.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a JVM runs, of this JDK unless another one is named.
 *
 * @param program class path and class with its arguments, or the jar
 * @param jvmArguments arguments for the JVM
 * @param java the launcher of the JVM
 */
public record JavaProgram(List<String> program, List<String> jvmArguments, Path java) implements Program {

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
        return new JavaProgram(program, List.of(), launcher(Path.of(System.getProperty("java.home"))));
    }

    /**
     * A jar that names its class.
     *
     * @param jar the jar
     * @return the program
     */
    public static JavaProgram ofJar(Path jar) {
        return new JavaProgram(
                List.of("-jar", jar.toString()), List.of(), launcher(Path.of(System.getProperty("java.home"))));
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
        return new JavaProgram(program, all, java);
    }

    /**
     * Runs on another JDK.
     *
     * @param home where it is
     * @return the program on it
     */
    public JavaProgram on(Path home) {
        return new JavaProgram(program, jvmArguments, launcher(home));
    }

    private static Path launcher(Path home) {
        return home.resolve("bin").resolve("java");
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
        command.add(java.toString());
        command.add("-Djava.io.tmpdir=" + temporaryFolder);
        command.addAll(jvmArguments);
        command.addAll(program);
        return command;
    }
}

package io.certmonitor.e2e;

import io.certmonitor.image.AotTraining;
import io.certmonitor.process.ProgramRun;
import io.certmonitor.process.ServiceProcess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JVM of the image, with its flags and an AOT cache trained for it, without the image around it. */
final class ImageJvm {

    /** Names the home of a JDK 25. */
    static final String PROPERTY = "jdk25";

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final String FLAGS =
            "-XX:Flags=" + Path.of("docker", "jvm.flags").toAbsolutePath();

    private final Path jdk;
    private final Path cache;

    private ImageJvm(Path jdk, Path cache) {
        this.jdk = jdk;
        this.cache = cache;
    }

    /**
     * Trains a cache as docker/Dockerfile does, which takes a minute; empty when no JDK is named.
     *
     * @param folder where the cache lies
     */
    static Optional<ImageJvm> train(Path folder) {
        String home = System.getProperty(PROPERTY);
        if (home == null) {
            return Optional.empty();
        }
        ImageJvm jvm = new ImageJvm(Path.of(home), folder.resolve("certmonitor.aot"));
        ProgramRun training = ProgramRun.of(
                "",
                jvm.jdk.resolve("bin").resolve("java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AotTraining.class.getName(),
                JAR.toString(),
                jvm.cache.toString(),
                FLAGS);
        if (training.exitCode() != 0) {
            throw new IllegalStateException("The AOT cache cannot be trained:\n" + training.output());
        }
        return Optional.of(jvm);
    }

    /** Lets the service run on it, with more arguments of the JVM. */
    ServiceProcess.Builder run(ServiceProcess.Builder builder, String... arguments) {
        return builder.jdk(jdk)
                .jar(JAR)
                .jvm(Stream.concat(Stream.of(FLAGS, "-XX:AOTCache=" + cache), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}

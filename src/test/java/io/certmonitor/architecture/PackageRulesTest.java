package io.certmonitor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.certmonitor.poll.PollNotRequestedException;
import io.certmonitor.poll.PollRequests;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which package may use which. Data flows from what Azure says to what is told; nothing points back. */
@AnalyzeClasses(packages = "io.certmonitor", importOptions = DoNotIncludeTests.class)
class PackageRulesTest {

    private static final String ROOT = "io.certmonitor.";
    private static final List<String> PURE = List.of("order", "observation", "policy", "transition");
    private static final List<String> PACKAGES = List.of(
            "order",
            "observation",
            "policy",
            "expression",
            "definition",
            "transition",
            "event",
            "wire",
            "view",
            "kafka",
            "tracing",
            "config",
            "azure",
            "poll",
            "stream",
            "metrics",
            "evaluate",
            "api",
            "app",
            "cli");

    @ArchTest
    static final ArchRule everyClassIsInAPackageOfTheDesign = classes()
            .should()
            .resideInAnyPackage(PACKAGES.stream().map(PackageRulesTest::below).toArray(String[]::new));

    @ArchTest
    static final ArchRule orderUsesTheJdkAlone = onlyUses("order", List.of(), "javax.naming..");

    @ArchTest
    static final ArchRule observationUsesOrder = onlyUses("observation", List.of("order"));

    @ArchTest
    static final ArchRule policyUsesOrder = onlyUses("policy", List.of("order"));

    @ArchTest
    static final ArchRule expressionUsesOrderPolicyAndTheLanguage = onlyUses(
            "expression", List.of("order", "policy"), "dev.cel..", "com.google.common.collect..", "com.google.re2j..");

    @ArchTest
    static final ArchRule definitionMakesAPolicyOfItsConfiguration =
            usesOfOurs("definition", List.of("order", "policy", "expression", "config"));

    @ArchTest
    static final ArchRule transitionUsesThePurePackagesBeforeIt =
            onlyUses("transition", List.of("order", "policy", "observation"));

    @ArchTest
    static final ArchRule eventUsesThePurePackages =
            onlyUses("event", PURE, "io.cloudevents..", "com.fasterxml.jackson..", "com.fasterxml.uuid..");

    @ArchTest
    static final ArchRule wireUsesThePurePackages =
            onlyUses("wire", PURE, "com.fasterxml.jackson..", "com.ethlo.time..");

    @ArchTest
    static final ArchRule viewUsesThePurePackages = onlyUses("view", PURE, "jakarta.enterprise..", "jakarta.inject..");

    @ArchTest
    static final ArchRule kafkaSaysWhatItFindsToTheView = usesOfOurs("kafka", List.of("view"));

    @ArchTest
    static final ArchRule tracingUsesNoOtherPackage = usesOfOurs("tracing", List.of());

    @ArchTest
    static final ArchRule configUsesNoOtherPackage = usesOfOurs("config", List.of());

    @ArchTest
    static final ArchRule azureUsesOrderAndConfig = usesOfOurs("azure", List.of("order", "config", "tracing"));

    @ArchTest
    static final ArchRule nothingUsesHowAzureIsRead = noClasses()
            .that()
            .resideOutsideOfPackage(below("azure"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "azure.*..");

    @ArchTest
    static final ArchRule pollUsesWhatItPollsAndWhereItTells =
            usesOfOurs("poll", List.of("order", "observation", "azure", "config", "view", "kafka", "wire", "tracing"));

    @ArchTest
    static final ArchRule streamUsesThePurePackagesAndTheContract =
            usesOfOurs("stream", with(PURE, "event", "wire", "view", "kafka", "config", "tracing"));

    @ArchTest
    static final ArchRule metricsUsesReadModels =
            usesOfOurs("metrics", with(PURE, "view", "event", "azure", "poll", "stream", "config", "tracing"));

    @ArchTest
    static final ArchRule evaluateUsesThePurePackagesAndTheDecoder =
            usesOfOurs("evaluate", with(PURE, "event", "azure"));

    @ArchTest
    static final ArchRule evaluateReadsNoFilesAndNoNetwork = noClasses()
            .that()
            .resideInAPackage(below("evaluate"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "io.quarkus..", "io.vertx..");

    @ArchTest
    static final ArchRule apiUsesReadModelsTheDryRunAndAsksForPolls =
            usesOfOurs("api", with(PURE, "view", "event", "config", "evaluate", "poll"));

    @ArchTest
    static final ArchRule apiAsksForPollsAndKnowsNothingElseOfThem = noClasses()
            .that()
            .resideInAPackage(below("api"))
            .should()
            .dependOnClassesThat(resideInAPackage(below("poll"))
                    .and(not(belongToAnyOf(PollRequests.class, PollNotRequestedException.class))));

    @ArchTest
    static final ArchRule cliUsesNothingThatNeedsTheServiceToRun =
            usesOfOurs("cli", List.of("policy", "order", "event", "evaluate", "config", "definition", "azure", "app"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesBelowAzureHaveNoCycles =
            slices().matching(ROOT + "azure.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAzureUsesTheSdk = onlyIn(List.of("azure"), "com.azure..", "com.microsoft..");

    @ArchTest
    static final ArchRule onlyTracingUsesOpenTelemetry = onlyIn(List.of("tracing"), "io.opentelemetry..");

    @ArchTest
    static final ArchRule onlyExpressionUsesCel = onlyIn(List.of("expression"), "dev.cel..", "com.google.common..");

    @ArchTest
    static final ArchRule onlyStreamUsesKafkaStreams = onlyIn(List.of("stream"), "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule onlyAzureAndPollUseReactiveTypes = onlyIn(
            List.of("azure", "poll"),
            "io.smallrye.mutiny..",
            "io.smallrye.reactive..",
            "org.eclipse.microprofile.reactive..",
            "reactor..",
            "org.reactivestreams..");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void everyPackageOfTheListIsThere(JavaClasses classes) {
        assertThat(PACKAGES).allMatch(name -> classes.containPackage(ROOT + name));
    }

    /** Of everything but the JDK, these packages of ours and those of others alone. */
    private static ArchRule onlyUses(String name, List<String> ours, String... others) {
        String[] allowed = Stream.of(
                        Stream.of("java..", "org.jspecify..", below(name)),
                        ours.stream().map(PackageRulesTest::below),
                        Stream.of(others))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(below(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    /** Of our own packages, these alone. */
    private static ArchRule usesOfOurs(String name, List<String> ours) {
        String[] allowed =
                with(ours, name).stream().map(PackageRulesTest::below).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(below(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("io.certmonitor..")).or(resideInAnyPackage(allowed)));
    }

    private static ArchRule onlyIn(List<String> ours, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        ours.stream().map(PackageRulesTest::below).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static String below(String name) {
        return ROOT + name + "..";
    }

    private static List<String> with(List<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).toList();
    }
}

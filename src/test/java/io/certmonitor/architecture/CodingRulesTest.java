package io.certmonitor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.certmonitor.app.ClockProducer;
import java.util.Set;

/** What no class of the monitor may do. */
@AnalyzeClasses(packages = "io.certmonitor", importOptions = DoNotIncludeTests.class)
class CodingRulesTest {

    @ArchTest
    static final ArchRule onlyTheProducerOfTheClockReadsTheTime = noClasses()
            .that()
            .doNotBelongToAnyOf(ClockProducer.class)
            .should()
            .accessTargetWhere(DescribedPredicate.describe("it reads the system's clock", CodingRulesTest::readsTime))
            .because("time is an input: tests stand on both sides of each boundary");

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noFieldHoldsASecret = fields().should()
            .haveNameNotMatching("(?i).*(csr|contact|rawData|domainVerificationToken).*")
            .because("what is not kept can reach no event, log, metric or answer");

    private static boolean readsTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getName();
        boolean withoutClock = access.getTarget().getFullName().endsWith("()");
        return (owner.startsWith("java.time.")
                        && Set.of("now", "systemUTC", "systemDefaultZone").contains(name)
                        && withoutClock)
                || (owner.equals("java.time.Clock") && name.startsWith("tick") && !name.equals("tick"))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && name.equals("<init>") && withoutClock);
    }
}

package io.certmonitor.policy;

import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.CodeExplanation.Outcome;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every built-in code. */
class EveryCodeTest {

    private static final Policy DEFAULT = new Policy(PolicyDefinition.DEFAULT);
    private static final OrderMatcher THE_ORDER =
            new OrderMatcher(Set.of(), List.of(), List.of(Glob.of("www-*")), Map.of());
    private static final OrderMatcher ANOTHER =
            new OrderMatcher(Set.of(), List.of(), List.of(Glob.of("api-*")), Map.of());
    private static final Instant UNTIL = NOW.plus(Duration.ofHours(1));

    static List<CodeCase> cases() {
        return CodeCases.all();
    }

    @Test
    void everyBuiltInCodeHasARuleThatRaisesIt() {
        assertThat(cases()).extracting(CodeCase::code).containsExactlyElementsOf(FindingCode.BUILT_IN);
    }

    @Test
    void aHealthyOrderHasNoFinding() {
        CertificateOrder order = CodeCases.healthy().build();

        assertThat(CodeCase.judge(DEFAULT, order, NOW).findings()).isEmpty();
        assertThat(CodeCase.judge(DEFAULT, order, NOW).unclear()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itHolds(CodeCase code) {
        assertThat(code.told(DEFAULT, code.order(), NOW)).singleElement().satisfies(finding -> {
            assertThat(finding.key()).hasToString(code.key());
            assertThat(finding.severity()).isEqualTo(code.severity());
            assertThat(finding.message()).isEqualTo(code.message());
            assertThat(finding.remediation()).isNotBlank().endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itDoesNotHoldOnceTheOrderIsWell(CodeCase code) {
        Judgement judgement = CodeCase.judge(DEFAULT, code.orderAfter(code.over()), NOW);

        assertThat(judgement.findings())
                .extracting(finding -> finding.key().toString())
                .doesNotContain(code.key());
        assertThat(judgement.leavesOpen(key(code))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsNotOverWhileWhatDecidesItIsUnclear(CodeCase code) {
        Judgement judgement = CodeCase.judge(DEFAULT, code.orderAfter(code.unclear()), NOW);
        boolean holds = judgement.findings().stream()
                .anyMatch(finding -> finding.key().toString().equals(code.key()));

        assertThat(holds || judgement.leavesOpen(key(code))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ofAnOrderOfWhichNothingIsKnownItDoesNotHold(CodeCase code) {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID).build();

        assertThat(code.told(DEFAULT, order, NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOverrideSwitchesItOffForItsOrdersAlone(CodeCase code) {
        Policy off = overriding(THE_ORDER, code, new CodeChange(false, null));
        Policy offForAnother = overriding(ANOTHER, code, new CodeChange(false, null));

        assertThat(code.told(off, code.order(), NOW)).isEmpty();
        assertThat(CodeCase.judge(off, code.order(), NOW).absence(key(code))).isEqualTo(Absence.DISABLED);
        assertThat(code.told(offForAnother, code.order(), NOW)).isNotEmpty();
        assertThat(explained(off, code)).satisfies(explanation -> {
            assertThat(explanation.outcome()).isEqualTo(Outcome.DISABLED);
            assertThat(explanation.disabledBy()).isEqualTo("special");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOverrideSetsItsSeverityUnlessItHasTiers(CodeCase code) {
        Severity wanted = code.severity() == Severity.INFO ? Severity.CRITICAL : Severity.INFO;
        Policy changed = overriding(THE_ORDER, code, new CodeChange(null, wanted));

        assertThat(code.told(changed, code.order(), NOW))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.severity()).isEqualTo(finding.tier() == null ? wanted : code.severity()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSuppressionKeepsItFromBeingToldUntilItEnds(CodeCase code) {
        Suppression suppression = new Suppression(THE_ORDER, Set.of(code.code()), UNTIL, "planned work");
        Policy quiet = suppressing(suppression);
        Judgement before = CodeCase.judge(quiet, code.order(), UNTIL.minusSeconds(1));

        assertThat(before.findings()).extracting(Finding::code).doesNotContain(code.code());
        assertThat(before.suppressed()).singleElement().satisfies(held -> {
            assertThat(held.finding().key()).isEqualTo(key(code));
            assertThat(held.suppression()).isEqualTo(suppression);
        });
        assertThat(before.absence(key(code))).isEqualTo(Absence.SUPPRESSED);
        assertThat(explained(quiet, code).outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(explained(quiet, code).suppression()).isEqualTo(suppression);
        assertThat(code.told(quiet, code.order(), UNTIL)).isNotEmpty();
        assertThat(code.told(suppressing(new Suppression(ANOTHER, Set.of(), UNTIL, "other")), code.order(), NOW))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsExplanationSaysThatItHolds(CodeCase code) {
        assertThat(explained(DEFAULT, code)).satisfies(explanation -> {
            assertThat(explanation.outcome()).isEqualTo(Outcome.HOLDS);
            assertThat(explanation.findings()).isEqualTo(code.told(DEFAULT, code.order(), NOW));
        });
    }

    private static CodeExplanation explained(Policy policy, CodeCase code) {
        OrderHistory history = OrderHistory.begin(code.order(), NOW.minus(Duration.ofDays(2)));
        return policy.explain(code.order(), history, NOW).codes().stream()
                .filter(explanation -> explanation.code().equals(code.code()))
                .findFirst()
                .orElseThrow();
    }

    private static Policy overriding(OrderMatcher match, CodeCase code, CodeChange change) {
        PolicyChanges changes =
                new PolicyChanges(null, null, null, null, null, null, null, Map.of(code.code(), change));
        return new Policy(new PolicyDefinition(
                PolicyChanges.NONE,
                List.of(new PolicyOverride("special", match, changes)),
                List.of(),
                CustomRules.NONE));
    }

    private static Policy suppressing(Suppression suppression) {
        return new Policy(new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(suppression), CustomRules.NONE));
    }

    private static FindingKey key(CodeCase code) {
        int slash = code.key().indexOf('/');
        @Nullable String property = slash < 0 ? null : code.key().substring(slash + 1);
        return new FindingKey(code.code(), property);
    }
}

package io.certmonitor.policy;

import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.CodeExplanation.Outcome;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which override, which suppression and which custom rule counts for an order. */
class PolicyOverridesTest {

    private static final FindingCode CUSTOM = new FindingCode("CUSTOM_TEAM");
    private static final CertificateOrder ORDER = CodeCases.healthy()
            .tags(Map.of("Team", "web", "env", "prod"))
            .keySize(1024)
            .signedCertificate(null)
            .build();

    /** From the most specific to the least, all of them for {@link #ORDER}. */
    private static final List<OrderMatcher> DESCENDING = List.of(
            matcher("sub", "rg-Web", "www-contoso", "env=prod"),
            matcher(null, null, "WWW-contoso"),
            matcher("sub", "rg-web", "www-*", "team=web", "env=prod"),
            matcher(null, null, "www-*"),
            matcher(null, null, null, "team=web", "env=prod"),
            matcher(null, null, null, "team=web", "env=*"),
            matcher("sub", "rg-web", null, "team=web"),
            matcher(null, null, null, "TEAM=web"),
            matcher(null, null, null, "team=w*"),
            matcher("sub", "rg-web", null),
            matcher(null, "rg-web", null),
            matcher(null, "rg-*", null),
            matcher("sub", null, null),
            matcher(null, null, null));

    @Test
    void aMatcherIsMoreSpecificByNameThenTagsThenGroupThenSubscription() {
        assertThat(DESCENDING)
                .extracting(OrderMatcher::specificity)
                .isSortedAccordingTo((one, other) -> other.compareTo(one))
                .doesNotHaveDuplicates();
        assertThat(DESCENDING).allMatch(matcher -> matcher.matches(ORDER));
    }

    @Test
    void theMostSpecificOverrideCountsWhereverItStandsInTheFile() {
        for (int best = 0; best < DESCENDING.size(); best++) {
            PolicyOverride[] ascending = new PolicyOverride[DESCENDING.size() - best];
            for (int i = best; i < DESCENDING.size(); i++) {
                ascending[DESCENDING.size() - 1 - i] = minimum("o" + i, DESCENDING.get(i), 4000 + i);
            }
            PolicyExplanation explanation = explain(definition(ascending));

            assertThat(explanation.overrides().get(0)).isEqualTo("o" + best);
            assertThat(setting(explanation, "weak-key.minimum-size"))
                    .isEqualTo(new EffectiveSetting("weak-key.minimum-size", 4000 + best, "o" + best));
        }
    }

    @Test
    void ofEquallySpecificOnesTheFirstInTheFileCounts() {
        PolicyExplanation explanation = explain(definition(
                minimum("first", matcher(null, null, "www-*"), 3000),
                minimum("second", matcher(null, null, "*-contoso"), 4000)));

        assertThat(explanation.overrides()).containsExactly("first", "second");
        assertThat(setting(explanation, "weak-key.minimum-size").source()).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({"other,,,", ",rg-api,,", ",,api,", ",,,team=api", ",,,owner=web"})
    void anOverrideForOtherOrdersDoesNotCount(
            @Nullable String subscription, @Nullable String group, @Nullable String name, @Nullable String tag) {
        OrderMatcher other = tag == null ? matcher(subscription, group, name) : matcher(subscription, group, name, tag);

        assertThat(explain(definition(minimum("o", other, 1024))).overrides()).isEmpty();
        assertThat(codes(new Policy(definition(minimum("o", other, 1024))))).contains(FindingCode.WEAK_KEY);
    }

    @Test
    void eachSettingIsThatOfTheMostSpecificOverrideThatSetsIt() {
        PolicyChanges named = changes(null, Map.of(FindingCode.WEAK_KEY, new CodeChange(null, Severity.CRITICAL)));
        PolicyChanges grouped = changes(
                3072,
                Map.of(
                        FindingCode.WEAK_KEY, new CodeChange(false, Severity.INFO),
                        FindingCode.EXPIRING, new CodeChange(false, null)));
        PolicyChanges defaults = changes(4096, Map.of(FindingCode.EXPIRING, new CodeChange(true, null)));
        PolicyExplanation explanation = explain(new PolicyDefinition(
                defaults,
                List.of(
                        new PolicyOverride("group", matcher(null, "rg-web", null), grouped),
                        new PolicyOverride("name", matcher(null, null, "www-contoso"), named)),
                List.of(),
                CustomRules.NONE));

        assertThat(explanation.overrides()).containsExactly("name", "group");
        assertThat(explanation.settings())
                .contains(
                        new EffectiveSetting("weak-key.minimum-size", 3072, "group"),
                        new EffectiveSetting("codes.WEAK_KEY.severity", Severity.CRITICAL, "name"),
                        new EffectiveSetting("codes.WEAK_KEY.enabled", false, "group"),
                        new EffectiveSetting("codes.EXPIRING.enabled", false, "group"),
                        new EffectiveSetting("renewal-overdue.grace", Duration.ofDays(2), "default"));
    }

    @Test
    void anOverrideCanSwitchOnWhatThePolicySwitchesOff() {
        PolicyChanges off = changes(null, Map.of(FindingCode.WEAK_KEY, new CodeChange(false, null)));
        PolicyChanges on = changes(null, Map.of(FindingCode.WEAK_KEY, new CodeChange(true, null)));
        PolicyOverride override = new PolicyOverride("on", matcher(null, null, "www-*"), on);

        assertThat(codes(new Policy(new PolicyDefinition(off, List.of(), List.of(), CustomRules.NONE))))
                .doesNotContain(FindingCode.WEAK_KEY);
        assertThat(codes(new Policy(new PolicyDefinition(off, List.of(override), List.of(), CustomRules.NONE))))
                .contains(FindingCode.WEAK_KEY);
    }

    @Test
    void anEndedOrderIsKnownToHaveEndedAlsoWhenThatIsNotJudged() {
        PolicyChanges off = changes(null, Map.of(FindingCode.EXPIRED, new CodeChange(false, null)));
        CertificateOrder ended = ORDER.toBuilder().expirationTime(NOW).build();
        Judgement judgement = new Policy(new PolicyDefinition(off, List.of(), List.of(), CustomRules.NONE))
                .judge(ended, OrderHistory.begin(ended, NOW), NOW);

        assertThat(judgement.expired()).isTrue();
        assertThat(judgement.findings()).extracting(Finding::code).doesNotContain(FindingCode.EXPIRED);
        assertThat(judgement.absence(new FindingKey(FindingCode.EXPIRING, null)))
                .isEqualTo(Absence.SUPERSEDED);
    }

    @Test
    void ofSeveralSuppressionsTheMostSpecificIsNamedAndThenTheFirst() {
        Suppression all = suppression(matcher(null, null, null), "all");
        Suppression named = suppression(matcher(null, null, "www-contoso"), "named");
        Suppression again = suppression(matcher(null, null, "WWW-contoso"), "again");
        Policy policy = new Policy(
                new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(all, named, again), CustomRules.NONE));

        assertThat(judge(policy).findings()).isEmpty();
        assertThat(judge(policy).suppressed())
                .extracting(SuppressedFinding::suppression)
                .containsOnly(named);
    }

    @Test
    void theFindingsOfCustomRulesGoTheSameWay() {
        PolicyChanges severe = changes(null, Map.of(CUSTOM, new CodeChange(null, Severity.CRITICAL)));
        PolicyChanges off = changes(null, Map.of(CUSTOM, new CodeChange(false, null)));
        Suppression quiet = new Suppression(matcher(null, null, null), Set.of(CUSTOM), Instant.MAX, "quiet");
        CustomRules rules = custom(Finding.of(CUSTOM, Severity.INFO, "m.", "r."));

        assertThat(judge(new Policy(new PolicyDefinition(severe, List.of(), List.of(), rules)))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(codes(new Policy(new PolicyDefinition(off, List.of(), List.of(), rules))))
                .doesNotContain(CUSTOM);
        Policy suppressing = new Policy(new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(quiet), rules));
        assertThat(judge(suppressing).suppressed())
                .extracting(held -> held.finding().code())
                .containsExactly(CUSTOM);
        assertThat(suppressing
                        .explain(ORDER, OrderHistory.begin(ORDER, NOW), NOW)
                        .codes())
                .filteredOn(code -> code.code().equals(CUSTOM))
                .extracting(CodeExplanation::outcome)
                .containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void aCustomFindingIsNotOverWhenItsRuleCouldNotBeEvaluatedOrTheOrderNotBeRead() {
        FindingKey key = new FindingKey(CUSTOM, null);
        Finding failed = Finding.of(CUSTOM, CustomRules.EXPRESSION, Severity.WARNING, "m.", "r.");
        CertificateOrder odd =
                CodeCases.unreadable("root.version").apply(ORDER.toBuilder()).build();
        Policy well = new Policy(new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(), custom()));
        Policy ill = new Policy(new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(), custom(failed)));

        assertThat(judge(well).leavesOpen(key)).isFalse();
        assertThat(judge(ill).leavesOpen(key)).isTrue();
        assertThat(judge(ill).leavesOpen(failed.key())).isFalse();
        assertThat(well.judge(odd, OrderHistory.begin(odd, NOW), NOW).leavesOpen(key))
                .isTrue();
    }

    @Test
    void ordersThatTheSameOverridesAreForShareTheirSettings() {
        SettingsResolver resolver = new SettingsResolver(
                PolicySettings.DEFAULT, PolicyChanges.NONE, List.of(minimum("o", matcher(null, null, "www-*"), 1024)));
        CertificateOrder another = CertificateOrder.builder(SampleOrders.ID).build();

        assertThat(resolver.settings(ORDER)).isSameAs(resolver.settings(another));
    }

    private static Judgement judge(Policy policy) {
        return policy.judge(ORDER, OrderHistory.begin(ORDER, NOW), NOW);
    }

    private static List<FindingCode> codes(Policy policy) {
        return judge(policy).findings().stream().map(Finding::code).toList();
    }

    private static PolicyExplanation explain(PolicyDefinition definition) {
        return new Policy(definition).explain(ORDER, OrderHistory.begin(ORDER, NOW), NOW);
    }

    private static EffectiveSetting setting(PolicyExplanation explanation, String name) {
        return explanation.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PolicyDefinition definition(PolicyOverride... overrides) {
        return new PolicyDefinition(PolicyChanges.NONE, List.of(overrides), List.of(), CustomRules.NONE);
    }

    private static PolicyOverride minimum(String name, OrderMatcher match, int keySize) {
        return new PolicyOverride(name, match, changes(keySize, Map.of()));
    }

    private static PolicyChanges changes(@Nullable Integer keySize, Map<FindingCode, CodeChange> codes) {
        return new PolicyChanges(null, null, null, null, null, keySize, null, codes);
    }

    private static Suppression suppression(OrderMatcher match, String reason) {
        return new Suppression(match, Set.of(), Instant.MAX, reason);
    }

    private static CustomRules custom(Finding... findings) {
        return new CustomRules() {
            @Override
            public List<CustomRule> rules() {
                return List.of(new CustomRule(CUSTOM, Severity.INFO, "true", "m.", null));
            }

            @Override
            public List<Finding> judge(CertificateOrder order, Instant now) {
                return List.of(findings);
            }
        };
    }

    /** Of tags as {@code name=value}; "sub" stands for the subscription of {@link #ORDER}. */
    private static OrderMatcher matcher(
            @Nullable String subscription, @Nullable String group, @Nullable String name, String... tags) {
        Map<String, Glob> globs = Arrays.stream(tags)
                .map(tag -> tag.split("=", 2))
                .collect(Collectors.toMap(tag -> tag[0], tag -> Glob.of(tag[1])));
        String id = "sub".equals(subscription) ? SampleOrders.ID.subscriptionId() : subscription;
        return new OrderMatcher(id == null ? Set.of() : Set.of(id), globs(group), globs(name), globs);
    }

    private static List<Glob> globs(@Nullable String text) {
        return Stream.ofNullable(text).map(Glob::of).toList();
    }
}

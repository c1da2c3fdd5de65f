package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Turns an order into findings. Pure and safe for use by several threads. */
public final class Policy {

    /** Every rule, in the order in which it is asked. A new finding code gets its rule here. */
    static final List<Rule> RULES = List.of(
            new ExpiredRule(),
            new ExpiringRule(),
            new OrderFailedRule(),
            new IssuancePendingRule(),
            new RevocationPendingRule(),
            new RenewalOverdueRule(),
            new RenewalBlockedRule(),
            new AutoRenewOffRule(),
            new KeyVaultSyncFailedRule(),
            new KeyVaultMissingRule(),
            new OrderUnusedRule(),
            new CertificateMismatchRule(),
            new ExpiryDivergedRule(),
            new ChainExpiresFirstRule(),
            new WeakKeyRule(),
            new WeakSignatureRule(),
            new UnknownValueRule(),
            new UnreadableRule());

    private final SettingsResolver settings;
    private final Suppressions suppressions;
    private final CustomRules customRules;

    /** A policy with these numbers for all orders. */
    public Policy(PolicySettings settings) {
        this(settings, PolicyDefinition.DEFAULT);
    }

    /** A policy as it is defined. What the definition leaves open is as in {@link PolicySettings#DEFAULT}. */
    public Policy(PolicyDefinition definition) {
        this(PolicySettings.DEFAULT, definition);
    }

    private Policy(PolicySettings defaults, PolicyDefinition definition) {
        this.settings = new SettingsResolver(defaults, definition.defaults(), definition.overrides());
        this.suppressions = new Suppressions(definition.suppressions());
        this.customRules = definition.customRules();
    }

    /** The settings for orders that no override is for, each with its source; of single codes only what is set. */
    public List<EffectiveSetting> settings() {
        return settings.usual().all();
    }

    /** What there is to find in the order at the instant. */
    public Judgement judge(CertificateOrder order, OrderHistory history, Instant now) {
        return judge(new Evidence(order, history, now, settings.settings(order).settings()));
    }

    /** Why the order is judged at the instant as it is. */
    public PolicyExplanation explain(CertificateOrder order, OrderHistory history, Instant now) {
        EffectiveSettings effective = settings.settings(order);
        Judgement judgement = judge(new Evidence(order, history, now, effective.settings()));
        return new PolicyExplanation(
                settings.overrides(order).stream().map(PolicyOverride::name).toList(),
                codes().map(code -> CodeExplanation.of(code, judgement, effective.disabledBy(code)))
                        .toList(),
                effective.all());
    }

    private Judgement judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        List<Finding> custom = customRules.judge(order, evidence.now());
        Set<String> unclear = new HashSet<>(Unclear.properties(order));
        unclear.addAll(Unclear.customRules(order, customRules.rules(), custom));
        List<Finding> told = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        List<Suppression> holding = suppressions.holding(order, evidence.now());
        for (Finding finding : findings(evidence, custom)) {
            Suppressions.of(finding.code(), holding)
                    .ifPresentOrElse(
                            suppression -> suppressed.add(new SuppressedFinding(finding, suppression)),
                            () -> told.add(finding));
        }
        return new Judgement(told, suppressed, evidence.settings().disabled(), ExpiredRule.holds(evidence), unclear);
    }

    /** Those that are judged, each as severe as the policy wants it. */
    private static List<Finding> findings(Evidence evidence, List<Finding> custom) {
        PolicySettings settings = evidence.settings();
        return Stream.concat(RULES.stream().flatMap(rule -> rule.judge(evidence).stream()), custom.stream())
                .filter(finding -> !settings.disabled().contains(finding.code()))
                .map(finding -> finding.withSeverity(settings.severities().get(finding.code())))
                .toList();
    }

    private Stream<FindingCode> codes() {
        Stream<FindingCode> custom = customRules.rules().stream().map(CustomRules.CustomRule::code);
        return Stream.concat(FindingCode.BUILT_IN.stream(), custom).distinct();
    }
}

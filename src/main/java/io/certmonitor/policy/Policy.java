package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import java.time.Instant;
import java.util.List;

/** Turns an order into findings. Immutable and pure. */
public final class Policy {

    /** Every rule, in the order in which it is asked. A new finding code gets its rule here. */
    static final List<Rule> RULES = List.of(
            new ExpiredRule(),
            new ExpiringRule(),
            new OrderFailedRule(),
            new IssuancePendingRule(),
            new KeyVaultSyncFailedRule(),
            new UnknownValueRule(),
            new UnreadableRule());

    private final PolicySettings settings;

    /** A policy with these numbers. */
    public Policy(PolicySettings settings) {
        this.settings = settings;
    }

    /** What there is to find in the order at the instant. */
    public Judgement judge(CertificateOrder order, OrderHistory history, Instant now) {
        Evidence evidence = new Evidence(order, history, now, settings);
        List<Finding> findings =
                RULES.stream().flatMap(rule -> rule.judge(evidence).stream()).toList();
        return new Judgement(
                findings, List.of(), settings.disabled(), ExpiredRule.holds(evidence), Unclear.properties(order));
    }
}

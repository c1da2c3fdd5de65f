package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An order that a code holds for, and its like.
 *
 * @param holds what makes the code hold, of an issued order with 120 of 198 days left at {@link Judging#NOW}
 * @param message the finding's whole message
 * @param key the finding's key
 * @param over what ends the finding
 * @param unclear what takes away or spoils what decides, so that the finding stays open
 */
record CodeCase(
        String key,
        Severity severity,
        UnaryOperator<CertificateOrderBuilder> holds,
        String message,
        UnaryOperator<CertificateOrderBuilder> over,
        UnaryOperator<CertificateOrderBuilder> unclear) {

    FindingCode code() {
        return new FindingCode(key.replaceFirst("/.*", ""));
    }

    CertificateOrder order() {
        return holds.apply(CodeCases.healthy()).build();
    }

    CertificateOrder orderAfter(UnaryOperator<CertificateOrderBuilder> change) {
        return change.apply(order().toBuilder()).build();
    }

    /** First seen so long ago that a pending order has waited long enough. */
    static Judgement judge(Policy policy, CertificateOrder order, Instant now) {
        return policy.judge(order, OrderHistory.begin(order, Judging.NOW.minus(Duration.ofDays(2))), now);
    }

    List<Finding> told(Policy policy, CertificateOrder order, Instant now) {
        return judge(policy, order, now).findings().stream()
                .filter(finding -> finding.code().equals(code()))
                .toList();
    }

    /** The key, which is how a parameterized test shows it. */
    @Override
    public String toString() {
        return key;
    }
}

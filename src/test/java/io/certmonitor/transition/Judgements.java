package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.SuppressedFinding;
import io.certmonitor.policy.Suppression;
import io.certmonitor.policy.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A judge whose policy finds what a test says, and an order with its clock. */
final class Judgements {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final CertificateOrder ORDER =
            CertificateOrder.builder(SampleOrders.ID).build();
    static final FindingKey EXPIRING = new FindingKey(FindingCode.EXPIRING, null);

    private Judgement found = found();
    private EventSettings settings;
    private Instant now = START;
    private @Nullable OrderState state;

    Judgements(EventSettings settings) {
        this.settings = settings;
    }

    static EventSettings holdDown(Duration holdDown) {
        return new EventSettings(holdDown, Map.of(), Severity.OK, Map.of(), false);
    }

    static EventSettings minSeverity(Severity severity) {
        return new EventSettings(Duration.ZERO, Map.of(), severity, Map.of(), false);
    }

    static EventSettings repeating(Severity severity, Duration interval) {
        return new EventSettings(Duration.ZERO, Map.of(), Severity.OK, Map.of(severity, interval), false);
    }

    static EventSettings inventory() {
        return new EventSettings(Duration.ZERO, Map.of(), Severity.OK, Map.of(), true);
    }

    static Finding expiring(Severity severity, String tier, int depth) {
        return new Finding(FindingCode.EXPIRING, null, severity, new Tier(tier, depth), "message", "remediation");
    }

    static Finding finding(FindingCode code, Severity severity) {
        return Finding.of(code, severity, "message", "remediation");
    }

    static Judgement found(Finding... findings) {
        return new Judgement(Arrays.asList(findings), List.of(), Set.of(), false, Set.of());
    }

    static Judgement suppressed(Finding finding) {
        OrderMatcher all = new OrderMatcher(Set.of(), List.of(), List.of(), Map.of());
        Suppression suppression = new Suppression(all, Set.of(), START, "maintenance");
        return new Judgement(
                List.of(), List.of(new SuppressedFinding(finding, suppression)), Set.of(), false, Set.of());
    }

    static Judgement disabled(FindingCode code) {
        return new Judgement(List.of(), List.of(), Set.of(code), false, Set.of());
    }

    static Judgement expired(Finding... findings) {
        return new Judgement(Arrays.asList(findings), List.of(), Set.of(), true, Set.of());
    }

    static Judgement unclear(String property) {
        return new Judgement(List.of(), List.of(), Set.of(), false, Set.of(property));
    }

    /** The policy finds this from now on, and the order is seen. */
    List<String> see(Finding... findings) {
        return see(found(findings));
    }

    List<String> see(Judgement judgement) {
        found = judgement;
        return take(judge().see(state, ORDER, now));
    }

    /** So much time passes, negative to put the clock back, and the order is judged again. */
    List<String> pass(Duration time) {
        now = now.plus(time);
        return take(judge().reconsider(state(), now));
    }

    List<String> passWithOtherPolicy(Duration time, Finding... findings) {
        now = now.plus(time);
        found = found(findings);
        return take(judge().reconsiderByOtherPolicy(state(), now));
    }

    List<String> lose(ResolutionReason reason) {
        return take(judge().lose(state(), reason, now));
    }

    /** The events are told by other settings from now on. */
    void restart(EventSettings other) {
        settings = other;
    }

    OrderState state() {
        if (state == null) {
            throw new IllegalStateException("not seen yet");
        }
        return state;
    }

    private OrderJudge judge() {
        return new OrderJudge((CertificateOrder order, OrderHistory history, Instant at) -> found, settings);
    }

    private List<String> take(Outcome outcome) {
        state = outcome.state();
        return EventsOf.words(outcome);
    }
}

package io.certmonitor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps account of what is told of one order, and fails where that is not to be relied on. */
final class Subscriber {

    private final Set<String> ids = new HashSet<>();
    private final Set<String> tiers = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final Map<FindingKey, RaisedFinding> held = new TreeMap<>();
    /** Since when findings hold without a break, and since when they are gone, by the judgements alone. */
    private final Map<FindingKey, Instant> foundSince = new HashMap<>();

    private final Map<FindingKey, Instant> goneSince = new HashMap<>();

    /** What was raised, as it was told last, and was not resolved. */
    Map<FindingKey, RaisedFinding> held() {
        return held;
    }

    List<String> told() {
        return told;
    }

    /** The order is judged. */
    void judged(Judgement judgement, Instant at) {
        Set<FindingKey> found = new HashSet<>();
        judgement.findings().forEach(finding -> {
            found.add(finding.key());
            foundSince.putIfAbsent(finding.key(), at);
            goneSince.remove(finding.key());
        });
        Set<FindingKey> missing = new HashSet<>(foundSince.keySet());
        missing.addAll(held.keySet());
        missing.removeAll(found);
        for (FindingKey key : missing) {
            if (judgement.absence(key) == null && judgement.leavesOpen(key)) {
                goneSince.remove(key);
            } else {
                foundSince.remove(key);
                goneSince.putIfAbsent(key, at);
            }
        }
    }

    /** The order is gone, and so begins anew should it come back. */
    void forgetSince() {
        foundSince.clear();
        goneSince.clear();
    }

    /** The order was judged, and this came of it. */
    void told(@Nullable OrderState before, Outcome outcome, EventSettings settings) {
        EventsOf.ids(outcome)
                .forEach(id ->
                        assertThat(ids.add(id)).as("%s is an id of its own", id).isTrue());
        for (OrderEvent event : outcome.events()) {
            if (event instanceof FindingEvent finding) {
                account(before, finding, settings);
            } else {
                told.add(event.type().name().toLowerCase(Locale.ROOT));
            }
            if (event instanceof RenewedEvent renewed) {
                foundSince.replaceAll(
                        (key, since) -> Set.of(FindingCode.EXPIRING, FindingCode.EXPIRED, FindingCode.RENEWAL_OVERDUE)
                                        .contains(key.code())
                                ? renewed.time()
                                : since);
            }
        }
        List<RaisedFinding> shown = outcome.state().findings().stream()
                .filter(raised -> !raised.silent())
                .toList();
        assertThat(shown.stream().map(Subscriber::inShort))
                .containsExactlyInAnyOrderElementsOf(
                        held.values().stream().map(Subscriber::inShort).toList());
    }

    private static String inShort(RaisedFinding raised) {
        return String.join(
                "|",
                raised.finding().key().toString(),
                raised.finding().severity().label(),
                Integer.toString(raised.episode()),
                raised.raisedAt().toString(),
                Integer.toString(raised.reminders()));
    }

    private void account(@Nullable OrderState before, FindingEvent event, EventSettings settings) {
        FindingKey key = event.raised().finding().key();
        RaisedFinding known = held.get(key);
        switch (event.transition()) {
            case RAISED -> {
                assertThat(known).as("%s raised twice", key).isNull();
                assertThat(event.severity()).isGreaterThanOrEqualTo(settings.minSeverity());
                if (event.reason() == null && !isSilent(before, key)) {
                    assertHeldDown(foundSince.get(key), event, settings);
                }
            }
            case ESCALATED, DEESCALATED ->
                assertThat(known).as("%s changed", key).isNotNull();
            case REMINDED -> {
                Duration interval = Objects.requireNonNull(settings.repeatInterval(event.severity()));
                assertThat(event.time())
                        .isAfterOrEqualTo(Objects.requireNonNull(known).toldAt().plus(interval));
            }
            case RESOLVED -> {
                assertThat(known).as("%s resolved", key).isNotNull();
                assertThat(Objects.requireNonNull(known).episode())
                        .isEqualTo(event.raised().episode());
                if (event.reason() == ResolutionReason.RECOVERED) {
                    assertHeldDown(goneSince.get(key), event, settings);
                }
            }
        }
        remember(key, event);
    }

    private void remember(FindingKey key, FindingEvent event) {
        told.add(event.transition().label());
        if (event.transition() == FindingTransition.RESOLVED) {
            told.add("resolved " + Objects.requireNonNull(event.reason()).label());
            held.remove(key);
            return;
        }
        assertThat(event.reason()).isIn(null, ResolutionReason.POLICY);
        held.put(key, event.raised());
        Tier tier = event.raised().finding().tier();
        if (tier != null && event.transition() != FindingTransition.REMINDED) {
            assertThat(tiers.add(key + "|" + event.raised().episode() + "|" + tier.label()))
                    .as("%s is told once in its episode", tier.label())
                    .isTrue();
        }
    }

    private static void assertHeldDown(@Nullable Instant since, FindingEvent event, EventSettings settings) {
        Duration holdDown = settings.holdDown(event.raised().finding().code());
        if (holdDown.isZero()) {
            // Told at once, also by a clock that went back a little since the finding was there first.
            return;
        }
        assertThat(event.time())
                .as(
                        "%s %s is held down for %s",
                        event.transition(), event.raised().finding().key(), holdDown)
                .isAfterOrEqualTo(Objects.requireNonNull(since).plus(holdDown));
    }

    private static boolean isSilent(@Nullable OrderState before, FindingKey key) {
        return before != null
                && before.findings().stream()
                        .anyMatch(raised ->
                                raised.silent() && raised.finding().key().equals(key));
    }
}

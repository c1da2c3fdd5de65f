package io.certmonitor.chaos;

import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When the orders of each subscription were listed, as Azure saw it.
 *
 * @param bySubscription the instants of each, ascending
 */
record Listings(Map<String, List<Instant>> bySubscription) {

    private static final Pattern LISTING =
            Pattern.compile("/subscriptions/([^/]+)/providers/Microsoft.CertificateRegistration/certificateOrders");

    /**
     * A time in which a subscription was not listed.
     *
     * @param subscription which one
     * @param from since when
     * @param to until when
     */
    record Gap(String subscription, Instant from, Instant to) {

        Duration length() {
            return Duration.between(from, to);
        }

        @Override
        public String toString() {
            return length().toMillis() + "ms";
        }
    }

    /** The listings from an instant on. */
    static Listings since(ArmSimulator arm, Instant from) {
        Map<String, List<Instant>> listings = new TreeMap<>();
        for (ReceivedRequest request : arm.requests()) {
            Matcher listing = LISTING.matcher(request.path());
            if (!request.time().isBefore(from) && listing.matches()) {
                listings.computeIfAbsent(listing.group(1), any -> new ArrayList<>())
                        .add(request.time());
            }
        }
        return new Listings(listings);
    }

    Set<String> subscriptions() {
        return bySubscription.keySet();
    }

    /** How often the subscription was listed that was listed least. */
    int fewest() {
        return bySubscription.values().stream().mapToInt(List::size).min().orElseThrow();
    }

    /** How often the subscription was listed that was listed most. */
    int most() {
        return bySubscription.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    /** The longest time between two listings of the same subscription, or from the last one until now. */
    Gap longest(Instant now) {
        Stream<Gap> untilNow = bySubscription.entrySet().stream()
                .map(each -> new Gap(
                        each.getKey(), each.getValue().get(each.getValue().size() - 1), now));
        return Stream.concat(gaps(), untilNow)
                .max(Comparator.comparing(Gap::length))
                .orElseThrow();
    }

    /** The longest time from an instant to the first listing of a subscription. */
    Gap longestWait(Instant from) {
        return bySubscription.entrySet().stream()
                .map(each -> new Gap(each.getKey(), from, each.getValue().get(0)))
                .max(Comparator.comparing(Gap::length))
                .orElseThrow();
    }

    private Stream<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        bySubscription.forEach((subscription, times) -> {
            for (int i = 1; i < times.size(); i++) {
                gaps.add(new Gap(subscription, times.get(i - 1), times.get(i)));
            }
        });
        return gaps.stream();
    }
}

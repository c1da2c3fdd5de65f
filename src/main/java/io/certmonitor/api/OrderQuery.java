package io.certmonitor.api;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are asked for. A filter that is empty or null lets every order pass; a filter with several values lets
 * one of them suffice. Texts are in lower case.
 *
 * @param expiresWithin time left, at most; an order that has ended passes, one without expiry does not
 * @param text part of the name, the domain or the resource group
 * @param after where to go on; null for the first page
 */
record OrderQuery(
        Set<Severity> severities,
        Set<String> statuses,
        Set<String> subscriptions,
        Set<String> resourceGroups,
        Set<FindingCode> findings,
        @Nullable Duration expiresWithin,
        @Nullable String text,
        OrderSort sort,
        int limit,
        @Nullable Position after) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;

    private static final String ANY = "any text";
    private static final String FINDINGS =
            FindingCode.BUILT_IN.stream().map(FindingCode::name).collect(Collectors.joining(", "))
                    + ", or the code of a custom rule, " + FindingCode.CUSTOM_PREFIX + "...";

    /**
     * Reads the parameters of an address.
     *
     * @throws ProblemException when any of them is wrong, with all that is wrong
     */
    static OrderQuery of(Map<String, List<String>> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        OrderSort sort = orElse(query.one("sort", OrderSort.ALLOWED, OrderSort::parse), OrderSort.DEFAULT);
        OrderQuery read = new OrderQuery(
                query.several("severity", "ok, info, warning or critical", OrderQuery::severity),
                query.several("status", ANY, OrderQuery::lowerCase),
                query.several("subscription", ANY, OrderQuery::lowerCase),
                query.several("resourceGroup", ANY, OrderQuery::lowerCase),
                query.several("finding", FINDINGS, OrderQuery::finding),
                query.one("expiresWithin", Durations.ALLOWED, Durations::parse),
                query.one("q", ANY, OrderQuery::lowerCase),
                sort,
                orElse(query.one("limit", "1 to " + MAX_LIMIT, OrderQuery::limit), DEFAULT_LIMIT),
                query.one("cursor", Position.ALLOWED, cursor -> Position.ofCursor(cursor, sort)));
        query.check();
        return read;
    }

    /** Whether an order passes the filters at this instant. */
    boolean matches(OrderState state, Instant now) {
        CertificateOrder order = state.order();
        return contains(severities, state.severity())
                && contains(
                        statuses,
                        order.status() == null ? "" : lower(order.status().text()))
                && contains(subscriptions, lower(order.id().subscriptionId()))
                && contains(resourceGroups, lower(order.id().resourceGroup()))
                && (findings.isEmpty()
                        || state.findings().stream()
                                .anyMatch(raised ->
                                        findings.contains(raised.finding().code())))
                && expires(order.effectiveExpiry(), now)
                && mentions(order);
    }

    private boolean expires(@Nullable Instant expiry, Instant now) {
        return expiresWithin == null
                || (expiry != null && Duration.between(now, expiry).compareTo(expiresWithin) <= 0);
    }

    private boolean mentions(CertificateOrder order) {
        String sought = text;
        return sought == null
                || lower(order.id().name()).contains(sought)
                || lower(order.id().resourceGroup()).contains(sought)
                || mentions(order.domain(), sought);
    }

    private static boolean mentions(@Nullable String domain, String sought) {
        return domain != null && lower(domain).contains(sought);
    }

    private static <T> boolean contains(Set<T> filter, T value) {
        return filter.isEmpty() || filter.contains(value);
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static Optional<Severity> severity(String text) {
        return byName(Severity.values(), Severity::label, text);
    }

    private static Optional<FindingCode> finding(String text) {
        return FindingCode.parse(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> lowerCase(String text) {
        return Optional.of(lower(text));
    }

    private static Optional<Integer> limit(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> byName(T[] values, Function<T, String> name, String text) {
        return Stream.of(values)
                .filter(value -> name.apply(value).equalsIgnoreCase(text))
                .findFirst();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

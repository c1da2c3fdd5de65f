package io.certmonitor.azure;

import static io.certmonitor.order.FailureReason.BAD_PAGING;
import static io.certmonitor.order.FailureReason.FORBIDDEN;
import static io.certmonitor.order.FailureReason.NOT_FOUND;
import static io.certmonitor.order.FailureReason.NOT_JSON;
import static io.certmonitor.order.FailureReason.SERVER_ERROR;
import static io.certmonitor.order.FailureReason.THROTTLED;
import static io.certmonitor.order.FailureReason.TIMEOUT;
import static io.certmonitor.order.FailureReason.UNREACHABLE;

import io.certmonitor.order.FailureReason;
import io.certmonitor.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault, and what must come of it.
 *
 * @param page the only page it strikes; null for every page
 * @param reason why the scope fails; null when all of it is read nevertheless
 */
record FaultCase(
        String name,
        ListingStep step,
        Fault fault,
        @Nullable Integer page,
        @Nullable FailureReason reason) {

    private static final String BAD_DATE = "not-a-date";
    private static final Map<Integer, FailureReason> STATUSES = new TreeMap<>(
            Map.of(403, FORBIDDEN, 404, NOT_FOUND, 408, TIMEOUT, 429, THROTTLED, 500, SERVER_ERROR, 503, SERVER_ERROR));
    private static final Map<String, Fault.Status> RETRY_AFTER_FORMS = new TreeMap<>(Map.of(
            "", new Fault.Status(400, "", "", null),
            " retry-after seconds", new Fault.Status(400, "", "", "3600"),
            " retry-after date", new Fault.Status(400, "", "", "Fri, 31 Dec 2100 23:59:59 GMT"),
            " retry-after nonsense", new Fault.Status(400, "", "", "tomorrow"),
            " x-ms-retry-after-ms", new Fault.Status(400, "", "", null, 3_600_000L)));

    /** Every fault that this step can meet, but {@link Fault.EndlessPaging}. */
    static Stream<FaultCase> of(ListingStep step, String foreignHost) {
        List<FaultCase> cases = new ArrayList<>();
        STATUSES.forEach((status, reason) -> RETRY_AFTER_FORMS.forEach((form, like) -> {
            Fault fault = new Fault.Status(status, "Code", "CANARY", like.retryAfter(), like.retryAfterMs());
            cases.add(new FaultCase("status " + status + form, step, fault, null, reason));
        }));
        failing(step, foreignHost).forEach((fault, reason) -> cases.add(whole(step, fault, reason)));
        tolerable(step).map(fault -> whole(step, fault, null)).forEach(cases::add);
        cases.add(whole(step, new Fault.Throttle(1, 10), null));
        if (step.hasPages()) {
            cases.add(whole(step, new Fault.RepeatedOrders(), null));
            STATUSES.forEach((status, reason) -> cases.add(new FaultCase(
                    "status " + status + " on page 2", step, Fault.status(status, "Code", "CANARY"), 2, reason)));
            failing(step, foreignHost).forEach((fault, reason) -> cases.add(second(step, fault, reason)));
            tolerable(step).map(fault -> second(step, fault, null)).forEach(cases::add);
        }
        return cases.stream();
    }

    /** How many pages the monitor can decode before or with the fault. */
    int pagesRead() {
        boolean holdsOrders = fault instanceof Fault.ForeignNextLink
                || fault instanceof Fault.LoopingNextLink
                || fault instanceof Fault.ResultTruncated;
        return (page == null ? 0 : page - 1) + (holdsOrders ? 1 : 0);
    }

    @Override
    public String toString() {
        return name + " × " + step;
    }

    private static Map<Fault, FailureReason> failing(ListingStep step, String foreignHost) {
        Map<Fault, FailureReason> faults = new LinkedHashMap<>();
        faults.put(new Fault.Hang(), TIMEOUT);
        faults.put(new Fault.DropConnection(), UNREACHABLE);
        faults.put(new Fault.AbortedBody(), UNREACHABLE);
        faults.put(new Fault.TruncatedBody(), NOT_JSON);
        faults.put(new Fault.Html(), NOT_JSON);
        faults.put(new Fault.EmptyBody(), NOT_JSON);
        faults.put(Fault.nullPage(), NOT_JSON);
        faults.put(new Fault.LoopingNextLink(), BAD_PAGING);
        faults.put(
                step.queriesGraph() ? new Fault.ResultTruncated() : new Fault.ForeignNextLink(foreignHost), BAD_PAGING);
        return faults;
    }

    private static Stream<Fault> tolerable(ListingStep step) {
        Stream<Fault> anywhere = Stream.of(new Fault.Delay(Duration.ofMillis(200)), new Fault.MixedCaseIds());
        return step.listsOrders()
                ? Stream.concat(anywhere, Stream.of(Fault.badField("expirationTime", BAD_DATE)))
                : anywhere;
    }

    private static FaultCase whole(ListingStep step, Fault fault, @Nullable FailureReason reason) {
        return new FaultCase(words(fault), step, fault, null, reason);
    }

    private static FaultCase second(ListingStep step, Fault fault, @Nullable FailureReason reason) {
        return new FaultCase(words(fault) + " on page 2", step, fault, 2, reason);
    }

    /** For example {@code empty body}. */
    private static String words(Fault fault) {
        return fault.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}

package io.certmonitor.azure.paging;

import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.util.HashSet;
import java.util.Set;

/** Where the pages of one listing have led so far, so that it comes to an end. */
final class PageTrail {

    static final int MAX_PAGES = 10_000;

    private final Set<String> seen = new HashSet<>();

    /**
     * Goes on to the next page.
     *
     * @param next what Azure names it by
     * @throws ListingException when that was named before, or the pages are too many
     */
    String follow(String next) {
        if (!seen.add(next)) {
            throw badPaging("The pages of Azure's answer go round in a circle");
        }
        if (seen.size() >= MAX_PAGES) {
            throw badPaging("Azure's answer has more than " + MAX_PAGES + " pages");
        }
        return next;
    }

    /** Pages that must not be followed, or are not all there. */
    static ListingException badPaging(String message) {
        return new ListingException(FailureReason.BAD_PAGING, message);
    }
}

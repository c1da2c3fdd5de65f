package io.certmonitor.azure.paging;

import com.azure.core.http.HttpPipelineCallContext;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * What the page that a call asks for holds, from its arrival until it is told or given up: a place among the pages that
 * may be in memory. It belongs to the call and not to an answer, because an operator can drop an answer without a word
 * when a call is cancelled, and the place would be lost.
 */
public final class PageHold {

    private static final String KEY = "page-hold";

    private PageHold() {}

    /** Begins the hold of a call; whoever does must dispose of it. */
    static Disposable begin(HttpPipelineCallContext context) {
        Disposable.Swap hold = Disposables.swap();
        context.setData(KEY, hold);
        return hold;
    }

    /**
     * The hold of a call. What it is given is disposed of when it is given something else, when the page is told or
     * given up, and at once when that has happened already.
     */
    public static Disposable.Swap of(HttpPipelineCallContext context) {
        return context.getData(KEY).map(Disposable.Swap.class::cast).orElseThrow();
    }
}

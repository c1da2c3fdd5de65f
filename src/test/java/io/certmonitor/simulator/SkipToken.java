package io.certmonitor.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins: after a key and not at an offset, so that nothing is skipped when orders come and go in between.
 *
 * @param page the page's number, from 1
 * @param after the last key of the page before, empty on the first page
 * @param before the key that the page before began after
 * @param total how many rows there were when the first page was read, negative on the first page
 */
record SkipToken(int page, String after, String before, long total) {

    static final SkipToken FIRST = new SkipToken(1, "", "", -1);

    SkipToken {
        if (page < 1 || after == null || before == null) {
            throw new IllegalArgumentException("Not a skip token");
        }
    }

    /**
     * Reads a token.
     *
     * @param text the token, null or empty for the first page
     * @throws IllegalArgumentException when it is none
     */
    static SkipToken decode(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return FIRST;
        }
        try {
            return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), SkipToken.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a skip token: " + text, e);
        }
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(this).getBytes(StandardCharsets.UTF_8));
    }

    SkipToken next(String lastKey) {
        return new SkipToken(page + 1, lastKey, after, total);
    }

    SkipToken withTotal(long count) {
        return new SkipToken(page, after, before, count);
    }
}

package io.certmonitor.azure.http;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The parts of one answer's body as they arrive, which take no more memory than they hold. Not safe for threads. */
final class BodyParts {

    private final int maxBytes;
    private final List<Buffer> parts = new ArrayList<>();
    private int bytes;

    BodyParts(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a part. Returns false, and lets go of all, when the body is too large with it. */
    boolean add(Buffer part) {
        if (part.length() > maxBytes - bytes) {
            parts.clear();
            return false;
        }
        parts.add(part);
        bytes += part.length();
        return true;
    }

    /** The body. */
    byte[] whole() {
        byte[] whole = new byte[bytes];
        int end = 0;
        for (Buffer part : parts) {
            part.getBytes(whole, end);
            end += part.length();
        }
        return whole;
    }
}

package io.certmonitor.azure.decoding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the last certificates of authorities that were read: nearly all orders have the same. What could not be read is
 * kept as such. May be used by several threads.
 */
final class AuthorityCache {

    private final int capacity;
    private final Function<String, Optional<ParsedCertificate>> parser;
    private final Map<String, Optional<ParsedCertificate>> parsed;

    /**
     * An empty cache.
     *
     * @param capacity how many texts it keeps, those that were used last
     */
    AuthorityCache(int capacity, Function<String, Optional<ParsedCertificate>> parser) {
        this.capacity = capacity;
        this.parser = parser;
        this.parsed = new LinkedHashMap<>(capacity, 0.75f, true);
    }

    /** What the text stands for. Two threads may read the same text at once rather than wait for each other. */
    Optional<ParsedCertificate> get(String text) {
        synchronized (parsed) {
            Optional<ParsedCertificate> known = parsed.get(text);
            if (known != null) {
                return known;
            }
        }
        Optional<ParsedCertificate> found = parser.apply(text);
        synchronized (parsed) {
            parsed.put(text, found);
            if (parsed.size() > capacity) {
                parsed.remove(parsed.keySet().iterator().next());
            }
        }
        return found;
    }
}

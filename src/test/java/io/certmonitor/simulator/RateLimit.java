package io.certmonitor.simulator;

/**
 * How much may be asked.
 *
 * @param capacity how many requests may come at once
 * @param refillPerSecond how many more may come each second after that
 */
public record RateLimit(int capacity, double refillPerSecond) {

    /** What ARM grants every subscription and principal, and every tenant and principal, to read. */
    public static final RateLimit READS = new RateLimit(250, 25);

    /** What Resource Graph grants every user: 15 queries within 5 seconds. */
    public static final RateLimit QUERIES = new RateLimit(15, 3);

    /** Refuses a limit that nothing ever passes. */
    public RateLimit {
        if (capacity < 1 || !(refillPerSecond > 0)) {
            throw new IllegalArgumentException("a rate limit needs a capacity of at least 1 and a refill above 0, not "
                    + capacity + " and " + refillPerSecond);
        }
    }

    RateLimit times(int factor) {
        return new RateLimit(capacity * factor, refillPerSecond * factor);
    }
}

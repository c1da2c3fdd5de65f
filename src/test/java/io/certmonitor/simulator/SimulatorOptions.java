package io.certmonitor.simulator;

import java.time.Duration;
import java.util.Set;

/**
 * How an {@link ArmSimulator} behaves.
 *
 * @param host the address to listen on; whoever reaches it can change what is simulated
 * @param port the port, 0 for any free one
 * @param latency how long every answer takes at least
 * @param pageSize how many resources a page holds
 * @param bearer which tokens are accepted
 * @param apiVersions the api-versions of certificate orders; 2015-08-01 is answered in the nested shape
 * @param throttling whether an empty rate limit is answered with 429; it is only told in headers otherwise
 * @param readLimit what every caller may read of each subscription, and of its tenant
 * @param queryLimit what every caller may ask Resource Graph
 */
public record SimulatorOptions(
        String host,
        int port,
        Duration latency,
        int pageSize,
        BearerPolicy bearer,
        Set<String> apiVersions,
        boolean throttling,
        RateLimit readLimit,
        RateLimit queryLimit) {

    private static final int MAX_PORT = 65_535;

    /** Refuses what cannot work. */
    public SimulatorOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ", not " + port);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative, but is " + latency);
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
        apiVersions = Set.copyOf(apiVersions);
    }

    /**
     * Any free port on loopback, no latency, pages of 50, any token, all api-versions, Azure's limits but no
     * throttling.
     *
     * @return the defaults
     */
    public static SimulatorOptions defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Changes what should differ from the defaults. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private Duration latency = Duration.ZERO;
        private int pageSize = 50;
        private BearerPolicy bearer = BearerPolicy.any();
        private Set<String> apiVersions = ApiVersions.ORDERS;
        private boolean throttling;
        private RateLimit readLimit = RateLimit.READS;
        private RateLimit queryLimit = RateLimit.QUERIES;

        private Builder() {}

        /**
         * Sets the address to listen on.
         *
         * @param value such as 0.0.0.0
         * @return this
         */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /**
         * Sets the port.
         *
         * @param value the port, 0 for any free one
         * @return this
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets how long every answer takes at least.
         *
         * @param value not negative
         * @return this
         */
        public Builder latency(Duration value) {
            latency = value;
            return this;
        }

        /**
         * Sets how many resources a page holds.
         *
         * @param value at least 1
         * @return this
         */
        public Builder pageSize(int value) {
            pageSize = value;
            return this;
        }

        /**
         * Sets which tokens are accepted.
         *
         * @param value the policy
         * @return this
         */
        public Builder bearer(BearerPolicy value) {
            bearer = value;
            return this;
        }

        /**
         * Sets the api-versions of certificate orders.
         *
         * @param value the versions
         * @return this
         */
        public Builder apiVersions(Set<String> value) {
            apiVersions = value;
            return this;
        }

        /**
         * Sets whether an empty rate limit is answered with 429.
         *
         * @param value true to enforce
         * @return this
         */
        public Builder throttling(boolean value) {
            throttling = value;
            return this;
        }

        /**
         * Sets what every caller may read of each subscription, and of its tenant.
         *
         * @param value the limit
         * @return this
         */
        public Builder readLimit(RateLimit value) {
            readLimit = value;
            return this;
        }

        /**
         * Sets what every caller may ask Resource Graph.
         *
         * @param value as many queries as its capacity, all of which come back when they would have been refilled
         * @return this
         */
        public Builder queryLimit(RateLimit value) {
            queryLimit = value;
            return this;
        }

        /**
         * The options as set so far.
         *
         * @return the options
         */
        public SimulatorOptions build() {
            return new SimulatorOptions(
                    host, port, latency, pageSize, bearer, apiVersions, throttling, readLimit, queryLimit);
        }
    }
}

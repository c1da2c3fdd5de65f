package io.certmonitor.stream;

/** The names of the topics: a public contract. */
public final class Topics {

    /** What polls tell the topology; key: subscription id in lower case. Requests to poll have none. */
    public static final String OBSERVATIONS = "certmonitor.observations";

    /** What subscribers are told, as CloudEvents; key: order id in lower case. */
    public static final String ORDER_EVENTS = "certmonitor.order-events";

    /** Current orders with their judgement, compacted; key: order id in lower case. */
    public static final String ORDERS = "certmonitor.orders";

    /** What could not be read; key as received. */
    public static final String DEAD_LETTER = "certmonitor.dead-letter";

    private Topics() {}
}

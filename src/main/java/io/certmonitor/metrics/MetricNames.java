package io.certmonitor.metrics;

import java.util.List;

/**
 * The names of every metric and label, as Prometheus sees them. They are a public contract: dashboards and alerts use
 * them, and {@code docs/metrics.md} describes them.
 */
public final class MetricNames {

    /** When the certificate that is served ends. */
    public static final String ORDER_EXPIRATION = "certmonitor_order_expiration_timestamp_seconds";
    /** When the current certificate ends. */
    public static final String ORDER_CERTIFICATE_NOT_AFTER =
            "certmonitor_order_certificate_not_after_timestamp_seconds";
    /** When Azure means to renew. */
    public static final String ORDER_NEXT_AUTO_RENEWAL = "certmonitor_order_next_auto_renewal_timestamp_seconds";
    /** The current status. */
    public static final String ORDER_STATUS = "certmonitor_order_status";
    /** What describes an order. */
    public static final String ORDER_INFO = "certmonitor_order_info";
    /** The greatest severity. */
    public static final String ORDER_SEVERITY = "certmonitor_order_severity";
    /** The findings that hold. */
    public static final String ORDER_FINDING = "certmonitor_order_finding";
    /** The state of the Key Vault secrets. */
    public static final String ORDER_KEY_VAULT_STATUS = "certmonitor_order_key_vault_certificate_status";
    /** How many series of single orders there may be. */
    public static final String ORDER_SERIES_LIMIT = "certmonitor_order_series_limit";
    /** How many series of single orders are left out because of that. */
    public static final String ORDER_SERIES_DROPPED = "certmonitor_order_series_dropped";
    /** How many orders there are. */
    public static final String ORDERS = "certmonitor_orders";

    /** Whether a scope could be read last. */
    public static final String SCOPE_UP = "certmonitor_scope_up";
    /** When a scope was read completely last. */
    public static final String SCOPE_LAST_SUCCESS = "certmonitor_scope_last_success_timestamp_seconds";
    /** What could not be read in a scope's orders. */
    public static final String SCOPE_PROBLEMS = "certmonitor_scope_problems";
    /** Whether a filter matches nothing of a scope. */
    public static final String SCOPE_FILTER_UNMATCHED = "certmonitor_scope_filter_unmatched";

    /** How long poll cycles take. */
    public static final String POLL_DURATION = "certmonitor_poll_duration_seconds";
    /** What went wrong while polling. */
    public static final String POLL_ERRORS = "certmonitor_poll_errors_total";

    /** Requests to Azure. */
    public static final String AZURE_REQUESTS = "certmonitor_azure_requests_total";
    /** How long requests to Azure take. */
    public static final String AZURE_REQUEST_DURATION = "certmonitor_azure_request_duration_seconds";
    /** What Azure's rate limits leave. */
    public static final String AZURE_RATELIMIT_REMAINING = "certmonitor_azure_ratelimit_remaining";
    /** How often Azure asked for fewer requests. */
    public static final String AZURE_THROTTLED = "certmonitor_azure_throttled_total";

    /** Events that subscribers were told. */
    public static final String EVENTS = "certmonitor_events_total";
    /** From observation to committed event. */
    public static final String DETECTION_DELAY = "certmonitor_detection_delay_seconds";
    /** Records that could not be read. */
    public static final String DEAD_LETTERS = "certmonitor_dead_letters_total";
    /** What stands in the way of Kafka. */
    public static final String KAFKA_PROBLEM = "certmonitor_kafka_problem";
    /** What the topology is at. */
    public static final String TOPOLOGY_STATE = "certmonitor_topology_state";
    /** What is running. */
    public static final String BUILD_INFO = "certmonitor_build_info";

    static final String SUBSCRIPTION_ID = "subscription_id";
    static final String RESOURCE_GROUP = "resource_group";
    static final String NAME = "name";
    static final String STATUS = "status";
    static final String STATE = "state";
    static final String SEVERITY = "severity";
    static final String FINDING = "finding";
    static final String DOMAIN = "domain";
    static final String PRODUCT_TYPE = "product_type";
    static final String AUTO_RENEW = "auto_renew";
    static final String KEY_SIZE = "key_size";
    static final String SERIAL_NUMBER = "serial_number";
    static final String KEY_VAULT = "key_vault";
    static final String SECRET = "secret";
    static final String PART = "part";
    static final String REASON = "reason";
    static final String OPERATION = "operation";
    static final String CODE = "code";
    static final String KIND = "kind";
    static final String TYPE = "type";
    static final String VERSION = "version";
    static final String JAVA_VERSION = "java_version";

    /** What tells orders apart, on each of their series. */
    static final List<String> ORDER_LABELS = List.of(SUBSCRIPTION_ID, RESOURCE_GROUP, NAME);
    /** What tells scopes apart. */
    static final List<String> SCOPE_LABELS = List.of(SUBSCRIPTION_ID, RESOURCE_GROUP);

    private MetricNames() {}
}

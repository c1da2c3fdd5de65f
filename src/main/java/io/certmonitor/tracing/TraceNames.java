package io.certmonitor.tracing;

/**
 * The names of every kind of step and of every attribute. They are a public contract, which {@code docs/tracing.md}
 * describes; where OpenTelemetry has a name for something, it is that one.
 */
public final class TraceNames {

    /** A poll cycle. */
    public static final String POLL_CYCLE = "poll cycle";
    /** The listing of a scope, or of several at once. */
    public static final String LIST_SCOPE = "list scope";
    /** A try of a request to Azure; what is asked for follows. */
    public static final String AZURE_REQUEST = "azure ";
    /** Sending what was observed. */
    public static final String SEND_OBSERVATIONS = "send certmonitor.observations";
    /** Judging that leads to an event, until subscribers can read that; an order or a subscription follows. */
    public static final String JUDGE = "judge ";

    /** Whether all subscriptions were polled, and not only what an earlier cycle had left undone. */
    public static final String FULL = "certmonitor.poll.full";
    /** How many subscriptions were polled. */
    public static final String SUBSCRIPTIONS = "certmonitor.poll.subscriptions";
    /** How often something went wrong. */
    public static final String ERRORS = "certmonitor.poll.errors";
    /** The subscription that a step is about. */
    public static final String SUBSCRIPTION_ID = "certmonitor.subscription_id";
    /** The resource group that a step is about. */
    public static final String RESOURCE_GROUP = "certmonitor.resource_group";
    /** How many scopes are listed at once. */
    public static final String SCOPES = "certmonitor.scopes";
    /** How many of them could not be listed. */
    public static final String FAILED_SCOPES = "certmonitor.scopes.failed";
    /** How many orders a listing holds. */
    public static final String ORDERS = "certmonitor.orders";
    /** How many resource groups a listing holds. */
    public static final String RESOURCE_GROUPS = "certmonitor.resource_groups";
    /** What Azure is asked for. */
    public static final String OPERATION = "certmonitor.azure.operation";
    /** The severity of an event. */
    public static final String SEVERITY = "certmonitor.severity";
    /** The finding code of an event. */
    public static final String FINDING = "certmonitor.finding";

    /** Why a step failed. */
    public static final String ERROR_TYPE = "error.type";
    /** The method of a request. */
    public static final String HTTP_METHOD = "http.request.method";
    /** The status of an answer. */
    public static final String HTTP_STATUS = "http.response.status_code";
    /** The host that is asked. */
    public static final String SERVER_ADDRESS = "server.address";
    /** Azure's id of a request, which its support asks for. */
    public static final String AZURE_REQUEST_ID = "azure.service.request.id";
    /** Always {@code kafka}. */
    public static final String MESSAGING_SYSTEM = "messaging.system";
    /** Always {@code send}. */
    public static final String MESSAGING_OPERATION = "messaging.operation.type";
    /** The topic. */
    public static final String MESSAGING_DESTINATION = "messaging.destination.name";
    /** How many records are sent. */
    public static final String MESSAGING_COUNT = "messaging.batch.message_count";
    /** The id of an event. */
    public static final String EVENT_ID = "cloudevents.event_id";
    /** The type of an event. */
    public static final String EVENT_TYPE = "cloudevents.event_type";
    /** The order or subscription that an event is about. */
    public static final String EVENT_SUBJECT = "cloudevents.event_subject";

    private TraceNames() {}
}

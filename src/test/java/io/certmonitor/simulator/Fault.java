package io.certmonitor.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can go wrong with an answer. In JSON a {@code type} tells which fault it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Fault.Html.class, name = "html"),
    @JsonSubTypes.Type(value = Fault.EmptyBody.class, name = "empty-body"),
    @JsonSubTypes.Type(value = Fault.TruncatedBody.class, name = "truncated-body"),
    @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
    @JsonSubTypes.Type(value = Fault.DropConnection.class, name = "drop-connection"),
    @JsonSubTypes.Type(value = Fault.ForeignNextLink.class, name = "foreign-next-link"),
    @JsonSubTypes.Type(value = Fault.LoopingNextLink.class, name = "looping-next-link"),
    @JsonSubTypes.Type(value = Fault.EndlessPaging.class, name = "endless-paging"),
    @JsonSubTypes.Type(value = Fault.RepeatedOrders.class, name = "repeated-orders"),
    @JsonSubTypes.Type(value = Fault.MixedCaseIds.class, name = "mixed-case-ids"),
    @JsonSubTypes.Type(value = Fault.BadField.class, name = "bad-field"),
    @JsonSubTypes.Type(value = Fault.PageValue.class, name = "page-value"),
    @JsonSubTypes.Type(value = Fault.ResultTruncated.class, name = "result-truncated"),
    @JsonSubTypes.Type(value = Fault.AbortedBody.class, name = "aborted-body"),
    @JsonSubTypes.Type(value = Fault.Throttle.class, name = "throttle")
})
public sealed interface Fault {

    /**
     * An answer in ARM's error envelope.
     *
     * @param status the HTTP status
     * @param code ARM's error code, such as AuthorizationFailed
     * @param message what went wrong
     * @param retryAfter the header Retry-After, in seconds or as an HTTP date, null to send none
     * @param retryAfterMs the header x-ms-retry-after-ms in milliseconds, null to send none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            int status,
            String code,
            String message,
            @Nullable String retryAfter,
            @Nullable Long retryAfterMs) implements Fault {

        private static final int FIRST_ERROR = 400;
        private static final int LAST_ERROR = 599;

        /** Refuses a status that is no error. */
        public Status {
            if (status < FIRST_ERROR || status > LAST_ERROR) {
                throw new IllegalArgumentException("status must be 400 to 599, not " + status);
            }
            if (code == null || message == null) {
                throw new IllegalArgumentException("a status fault needs a code and a message");
            }
        }

        /**
         * Without x-ms-retry-after-ms.
         *
         * @param status the HTTP status
         * @param code ARM's error code, such as AuthorizationFailed
         * @param message what went wrong
         * @param retryAfter the header Retry-After, in seconds or as an HTTP date, null to send none
         */
        public Status(int status, String code, String message, @Nullable String retryAfter) {
            this(status, code, message, retryAfter, null);
        }

        Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>();
            if (retryAfter != null) {
                headers.put("Retry-After", retryAfter);
            }
            if (retryAfterMs != null) {
                headers.put("x-ms-retry-after-ms", String.valueOf(retryAfterMs));
            }
            return headers;
        }
    }

    /** Status 200 with a web page, as a proxy answers that wants somebody to log in. */
    record Html() implements Fault {}

    /** Status 200 with nothing in it. */
    record EmptyBody() implements Fault {}

    /** Status 200 with the first half of the JSON. */
    record TruncatedBody() implements Fault {}

    /** The connection is closed in the middle of the right answer. */
    record AbortedBody() implements Fault {}

    /**
     * The right answer, late.
     *
     * @param duration how much later
     */
    record Delay(Duration duration) implements Fault {

        /** Refuses a delay into the past. */
        public Delay {
            if (duration == null || duration.isNegative()) {
                throw new IllegalArgumentException("a delay fault needs a duration that is not negative, such as PT2S");
            }
        }
    }

    /** No answer ever, on a connection that stays open. */
    record Hang() implements Fault {}

    /** The connection is closed without an answer. */
    record DropConnection() implements Fault {}

    /**
     * A page whose next link leads to another host.
     *
     * @param host the host, with a port where it needs one
     */
    record ForeignNextLink(String host) implements Fault {

        /** Refuses a missing host. */
        public ForeignNextLink {
            if (host == null || host.isBlank()) {
                throw new IllegalArgumentException("a foreign-next-link fault needs a host");
            }
        }
    }

    /** A page whose next link, or skip token, leads to itself. */
    record LoopingNextLink() implements Fault {}

    /**
     * A page that leads to a further, empty one, whether or not there are more resources. Those that the first page did
     * not show come when the fault ends.
     */
    record EndlessPaging() implements Fault {}

    /** A page after the first that repeats what the page before showed, ahead of its own. */
    record RepeatedOrders() implements Fault {}

    /** Resources whose ids have every second letter in upper case and the others in lower case. */
    record MixedCaseIds() implements Fault {}

    /**
     * A property of orders that holds something else, in listings, single orders and rows of Resource Graph.
     *
     * @param order the name of the only order, null for every order on the page
     * @param path the names from {@code properties} inwards, parted by dots: {@code signedCertificate.notAfter}
     * @param value what it holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BadField(@Nullable String order, String path, JsonNode value) implements Fault {

        /** Refuses a missing path or value. */
        public BadField {
            if (path == null || path.isBlank() || value == null) {
                throw new IllegalArgumentException(
                        "a bad-field fault needs a path, such as expirationTime, and a value");
            }
        }
    }

    /**
     * A page that holds something else than its resources, in {@code value} or Resource Graph's {@code data}.
     *
     * @param value what it holds, such as JSON's null or a text
     */
    record PageValue(JsonNode value) implements Fault {

        /** Refuses a missing value. */
        public PageValue {
            if (value == null) {
                throw new IllegalArgumentException("a page-value fault needs a value, such as null");
            }
        }
    }

    /** An answer of Resource Graph that says it is cut off, and has no skip token. */
    record ResultTruncated() implements Fault {}

    /**
     * A rate limit that is enforced whatever the options say; the answer is right as long as it lasts.
     *
     * @param capacity how many requests may come at once
     * @param refillPerSecond how many more may come each second after that
     */
    record Throttle(int capacity, double refillPerSecond) implements Fault {

        /** Refuses a limit that nothing ever passes. */
        public Throttle {
            new RateLimit(capacity, refillPerSecond);
        }

        RateLimit limit() {
            return new RateLimit(capacity, refillPerSecond);
        }
    }

    /**
     * A property of orders that holds a text.
     *
     * @param path the names from {@code properties} inwards, parted by dots
     * @param text such as "not-a-date"
     * @return the fault, of every order on the page
     */
    static Fault badField(String path, String text) {
        return new BadField(null, path, TextNode.valueOf(text));
    }

    /**
     * A page that holds null where its resources should be.
     *
     * @return the fault
     */
    static Fault nullPage() {
        return new PageValue(NullNode.getInstance());
    }

    /**
     * An error in ARM's envelope.
     *
     * @param status the HTTP status
     * @param code ARM's error code
     * @param message what went wrong
     * @return the fault
     */
    static Fault status(int status, String code, String message) {
        return new Status(status, code, message, null);
    }

    /**
     * Throttling as ARM does it.
     *
     * @param retryAfter the header Retry-After, in seconds or as an HTTP date
     * @return the fault
     */
    static Fault throttled(String retryAfter) {
        return new Status(429, "SubscriptionRequestsThrottled", "Number of requests exceeded the limit.", retryAfter);
    }
}

package io.certmonitor.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
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
    @JsonSubTypes.Type(value = Fault.LoopingNextLink.class, name = "looping-next-link")
})
public sealed interface Fault {

    /**
     * An answer in ARM's error envelope.
     *
     * @param status the HTTP status
     * @param code ARM's error code, such as AuthorizationFailed
     * @param message what went wrong
     * @param retryAfter the header Retry-After, null to send none
     */
    record Status(
            int status,
            String code,
            String message,
            @Nullable String retryAfter) implements Fault {

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
    }

    /** Status 200 with a web page, as a proxy answers that wants somebody to log in. */
    record Html() implements Fault {}

    /** Status 200 with nothing in it. */
    record EmptyBody() implements Fault {}

    /** Status 200 with the first half of the JSON. */
    record TruncatedBody() implements Fault {}

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

    /** A page whose next link leads to itself. */
    record LoopingNextLink() implements Fault {}

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

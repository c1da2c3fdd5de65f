package io.certmonitor.chaos;

import com.fasterxml.jackson.databind.node.TextNode;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import java.time.Duration;

/** The ways in which Azure answers wrongly. */
enum AzureTrouble {
    THROTTLED,
    RATE_LIMIT,
    SERVER_ERROR,
    BAD_GATEWAY,
    FORBIDDEN,
    NOT_FOUND,
    HANG,
    DELAY,
    DROPPED_CONNECTION,
    ABORTED_BODY,
    TRUNCATED_BODY,
    HTML,
    EMPTY_BODY,
    NULL_PAGE,
    TEXT_FOR_A_PAGE,
    FOREIGN_NEXT_LINK,
    LOOPING_NEXT_LINK,
    ENDLESS_PAGING,
    REPEATED_ORDERS,
    MIXED_CASE_IDS,
    UNREADABLE_DATE,
    UNREADABLE_AUTO_RENEW,
    UNKNOWN_STATUS,
    UNREADABLE_CERTIFICATE;

    FaultRule in(String subscription) {
        return FaultRule.always(fault()).inSubscription(subscription).on(ArmOperation.LIST_ORDERS);
    }

    private Fault fault() {
        return switch (this) {
            case THROTTLED -> Fault.throttled("1");
            case RATE_LIMIT -> new Fault.Throttle(1, 0.2);
            case SERVER_ERROR -> Fault.status(500, "InternalServerError", "Something broke.");
            case BAD_GATEWAY -> Fault.status(502, "BadGateway", "Nobody answers.");
            case FORBIDDEN -> Fault.status(403, "AuthorizationFailed", "No right to read.");
            case NOT_FOUND -> Fault.status(404, "SubscriptionNotFound", "There is no such subscription.");
            case HANG -> new Fault.Hang();
            case DELAY -> new Fault.Delay(Duration.ofMillis(1_500));
            case DROPPED_CONNECTION -> new Fault.DropConnection();
            case ABORTED_BODY -> new Fault.AbortedBody();
            case TRUNCATED_BODY -> new Fault.TruncatedBody();
            case HTML -> new Fault.Html();
            case EMPTY_BODY -> new Fault.EmptyBody();
            case NULL_PAGE -> Fault.nullPage();
            case TEXT_FOR_A_PAGE -> new Fault.PageValue(TextNode.valueOf("nothing"));
            case FOREIGN_NEXT_LINK -> new Fault.ForeignNextLink("127.0.0.1:9");
            case LOOPING_NEXT_LINK -> new Fault.LoopingNextLink();
            case ENDLESS_PAGING -> new Fault.EndlessPaging();
            case REPEATED_ORDERS -> new Fault.RepeatedOrders();
            case MIXED_CASE_IDS -> new Fault.MixedCaseIds();
            case UNREADABLE_DATE -> Fault.badField("expirationTime", "soon");
            case UNREADABLE_AUTO_RENEW -> Fault.badField("autoRenew", "perhaps");
            case UNKNOWN_STATUS -> Fault.badField("status", "Quantum");
            case UNREADABLE_CERTIFICATE -> Fault.badField("signedCertificate", "none");
        };
    }
}

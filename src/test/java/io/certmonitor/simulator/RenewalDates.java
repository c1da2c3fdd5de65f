package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an order says of its next renewal. */
final class RenewalDates {

    private static final Duration RENEWABLE_BEFORE_EXPIRY = Duration.ofDays(60);
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(32);

    private RenewalDates() {}

    /** Renewal opens 60 days before the effective expiry and happens by itself at 32, unless that is switched off. */
    static void tell(ObjectNode properties, Instant now) {
        Optional<Instant> expiry = ArmTime.effectiveExpiry(properties);
        boolean early = expiry.filter(end -> end.minus(RENEWABLE_BEFORE_EXPIRY).isAfter(now))
                .isPresent();
        Json.set(
                properties,
                "appServiceCertificateNotRenewableReasons",
                early ? List.of("ExpirationNotInRenewalTimeRange") : List.of());
        Object next = expiry.isEmpty() || !properties.path("autoRenew").asBoolean()
                ? MissingNode.getInstance()
                : ArmTime.text(expiry.get().minus(RENEWED_BEFORE_EXPIRY));
        Json.set(properties, "nextAutoRenewalTimeStamp", next);
    }
}

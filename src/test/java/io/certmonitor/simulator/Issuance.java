package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Moves the dates of an order as Azure and the certificate authority do. */
final class Issuance {

    private static final Set<String> WAITING = Set.of("Initialized", "WaitingOnCertificateOrder");

    private Issuance() {}

    /** A first certificate or the next one; either way it ends later than the one before, whatever the clock says. */
    static SimulatedOrderBuilder issued(SimulatedOrder order, Instant now) {
        Instant usual = now.plus(lifetime(order));
        Instant notAfter = order.effectiveExpiry()
                .map(end -> end.plus(Duration.ofDays(1)))
                .filter(usual::isBefore)
                .orElse(usual);
        SimulatedOrderBuilder builder = order.toBuilder(now)
                .status("Issued")
                .provisioningState("Succeeded")
                .expirationTime(notAfter)
                .issue(order.id() + order.property("serialNumber") + notAfter, now, notAfter);
        for (var certificate : order.property("certificates").properties()) {
            if (WAITING.contains(
                    certificate.getValue().path("provisioningState").asText())) {
                builder.raw("certificates." + certificate.getKey() + ".provisioningState", "Succeeded");
            }
        }
        return builder;
    }

    /** Moves the end; an order that had expired and now ends later is issued again. */
    static SimulatedOrderBuilder ending(SimulatedOrder order, Instant now, Instant end) {
        SimulatedOrderBuilder builder = order.toBuilder(now);
        if (order.property("status").asText().equals("Expired") && end.isAfter(now)) {
            builder.status("Issued");
        }
        if (order.property("signedCertificate").isMissingNode()) {
            return builder.expirationTime(end);
        }
        return builder.expirationTime(end).certificate(end.minus(lifetime(order)), end);
    }

    private static Duration lifetime(SimulatedOrder order) {
        JsonNode certificate = order.property("signedCertificate");
        return ArmTime.read(certificate.path("notBefore"))
                .flatMap(from -> ArmTime.read(certificate.path("notAfter")).map(to -> Duration.between(from, to)))
                .filter(lifetime -> !lifetime.isNegative())
                .orElse(SimulatedOrderBuilder.CERTIFICATE_LIFETIME);
    }
}

package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds a {@link SimulatedOrder}; every setter writes what Azure would show, {@link #raw} writes what it would not.
 */
public final class SimulatedOrderBuilder {

    /** How long certificates live since March 2026. */
    public static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(198);

    private static final Duration ORDER_LIFETIME = Duration.ofDays(365);
    private static final Duration HEALTHY_REMAINING = Duration.ofDays(120);
    private static final Duration RENEWABLE_BEFORE_EXPIRY = Duration.ofDays(60);
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(32);

    private final Instant now;
    private final String subscriptionId;
    private final String resourceGroup;
    private final String name;
    private final SortedMap<String, String> tags;
    private final ObjectNode properties;
    private String location;

    SimulatedOrderBuilder(Instant now, SimulatedOrder order) {
        this.now = now;
        this.subscriptionId = order.subscriptionId();
        this.resourceGroup = order.resourceGroup();
        this.name = order.name();
        this.tags = new TreeMap<>(order.tags());
        this.location = order.location();
        this.properties = Json.parse(order.properties());
    }

    static SimulatedOrderBuilder healthy(Instant now, String subscriptionId, String resourceGroup, String name) {
        String properties = Json.text(HealthyProperties.of(subscriptionId, name));
        var undated = new SimulatedOrder(subscriptionId, resourceGroup, name, "Global", Map.of(), properties);
        return new SimulatedOrderBuilder(now, undated)
                .keyVaultCertificate("main", "Succeeded")
                .expiresIn(HEALTHY_REMAINING);
    }

    /**
     * Sets the order's status.
     *
     * @param status in Azure's spelling, or a word that Azure does not have
     * @return this
     */
    public SimulatedOrderBuilder status(String status) {
        return raw("status", status);
    }

    /**
     * Sets the order's provisioning state.
     *
     * @param state in Azure's spelling, or a word that Azure does not have
     * @return this
     */
    public SimulatedOrderBuilder provisioningState(String state) {
        return raw("provisioningState", state);
    }

    /**
     * Turns automatic renewal on or off; Azure announces no next renewal while it is off.
     *
     * @param autoRenew whether Azure renews by itself
     * @return this
     */
    public SimulatedOrderBuilder autoRenew(boolean autoRenew) {
        raw("autoRenew", autoRenew);
        return renewal();
    }

    /**
     * Sets the custom domain.
     *
     * @param domain the domain, with a leading {@code *.} for a wildcard order
     * @return this
     */
    public SimulatedOrderBuilder domain(String domain) {
        raw(
                "productType",
                domain.startsWith("*.") ? "StandardDomainValidatedWildCardSsl" : "StandardDomainValidatedSsl");
        raw("signedCertificate.subject", "CN=" + domain);
        return raw("distinguishedName", "CN=" + domain);
    }

    /**
     * Lets a certificate of 198 days end after a while.
     *
     * @param remaining from now; negative when it has ended
     * @return this
     */
    public SimulatedOrderBuilder expiresIn(Duration remaining) {
        return expiresIn(remaining, CERTIFICATE_LIFETIME);
    }

    /**
     * Lets the certificate end after a while; the order's paid year started with the certificate.
     *
     * @param remaining from now; negative when it has ended
     * @param lifetime from notBefore to notAfter
     * @return this
     */
    public SimulatedOrderBuilder expiresIn(Duration remaining, Duration lifetime) {
        Instant notAfter = now.plus(remaining);
        Instant notBefore = notAfter.minus(lifetime);
        Instant paidUntil = notBefore.plus(ORDER_LIFETIME.compareTo(lifetime) > 0 ? ORDER_LIFETIME : lifetime);
        return certificate(notBefore, notAfter).expirationTime(paidUntil);
    }

    SimulatedOrderBuilder certificate(Instant notBefore, Instant notAfter) {
        raw("signedCertificate.notBefore", ArmTime.text(notBefore));
        raw("signedCertificate.notAfter", ArmTime.text(notAfter));
        raw("lastCertificateIssuanceTime", ArmTime.text(notBefore));
        return renewal();
    }

    /**
     * Sets when the order itself ends.
     *
     * @param expirationTime the end of what was paid for
     * @return this
     */
    public SimulatedOrderBuilder expirationTime(Instant expirationTime) {
        raw("expirationTime", ArmTime.text(expirationTime));
        return renewal();
    }

    SimulatedOrderBuilder certificateIdentity(String seed) {
        String digest = HealthyProperties.hex(seed).toUpperCase(Locale.ROOT);
        raw("serialNumber", digest.substring(0, 32));
        raw("signedCertificate.serialNumber", digest.substring(0, 32));
        return raw("signedCertificate.thumbprint", digest.substring(24));
    }

    /**
     * Puts the order back to where nothing has been issued yet: no certificate, serial number or dates.
     *
     * @return this
     */
    public SimulatedOrderBuilder neverIssued() {
        return without("signedCertificate")
                .without("intermediate")
                .without("root")
                .without("serialNumber")
                .without("lastCertificateIssuanceTime")
                .without("expirationTime")
                .renewal();
    }

    /**
     * Adds or replaces a Key Vault certificate; its vault stands in the order's resource group.
     *
     * @param certificate its name in the order
     * @param provisioningState in Azure's spelling, or a word that Azure does not have
     * @return this
     */
    public SimulatedOrderBuilder keyVaultCertificate(String certificate, String provisioningState) {
        String path = "certificates." + certificate;
        raw(path + ".keyVaultId", HealthyProperties.keyVaultId(subscriptionId, resourceGroup));
        raw(path + ".keyVaultSecretName", name + "-" + certificate);
        return raw(path + ".provisioningState", provisioningState);
    }

    /**
     * Adds a tag.
     *
     * @param key the tag's name
     * @param value its value
     * @return this
     */
    public SimulatedOrderBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Sets the location, which Azure spells both Global and global.
     *
     * @param location the location
     * @return this
     */
    public SimulatedOrderBuilder location(String location) {
        this.location = location;
        return this;
    }

    /**
     * Sets any property to any JSON, also to what Azure would never send.
     *
     * @param path the names from {@code properties} inwards, parted by dots
     * @param value anything that Jackson writes
     * @return this
     */
    public SimulatedOrderBuilder raw(String path, Object value) {
        Json.set(properties, path, value);
        return this;
    }

    /**
     * Leaves a property out.
     *
     * @param path the names from {@code properties} inwards, parted by dots
     * @return this
     */
    public SimulatedOrderBuilder without(String path) {
        return raw(path, MissingNode.getInstance());
    }

    /**
     * The order as built so far.
     *
     * @return an immutable order
     */
    public SimulatedOrder build() {
        return new SimulatedOrder(subscriptionId, resourceGroup, name, location, tags, Json.text(properties));
    }

    Instant now() {
        return now;
    }

    SimulatedOrderBuilder patch(ObjectNode patch) {
        Json.merge(properties, patch);
        return this;
    }

    /** Renewal opens 60 days before the effective expiry and happens by itself at 32, unless that is switched off. */
    private SimulatedOrderBuilder renewal() {
        Optional<Instant> expiry = ArmTime.effectiveExpiry(properties);
        boolean early = expiry.filter(end -> end.minus(RENEWABLE_BEFORE_EXPIRY).isAfter(now))
                .isPresent();
        raw("appServiceCertificateNotRenewableReasons", early ? List.of("ExpirationNotInRenewalTimeRange") : List.of());
        if (expiry.isEmpty() || !properties.path("autoRenew").asBoolean()) {
            return without("nextAutoRenewalTimeStamp");
        }
        return raw("nextAutoRenewalTimeStamp", ArmTime.text(expiry.get().minus(RENEWED_BEFORE_EXPIRY)));
    }
}

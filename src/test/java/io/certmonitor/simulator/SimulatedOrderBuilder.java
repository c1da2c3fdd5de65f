package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds a {@link SimulatedOrder}; every setter writes what Azure would show, {@link #raw} writes what it would not.
 */
public final class SimulatedOrderBuilder {

    /** How long certificates live since March 2026. */
    public static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(198);

    private final Instant now;
    private final SimulatedOrder before;
    private final SortedMap<String, String> tags;
    private final ObjectNode properties;
    private final CertificateDraft draft;
    private String location;

    SimulatedOrderBuilder(Instant now, SimulatedOrder before) {
        this.now = now;
        this.before = before;
        this.tags = new TreeMap<>(before.tags());
        this.location = before.location();
        this.properties = before.content().marked();
        this.draft = new CertificateDraft(properties, before.content());
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
        return raw("autoRenew", autoRenew).renewal();
    }

    /**
     * Sets the custom domain.
     *
     * @param domain the domain, with a leading {@code *.} for a wildcard order
     * @return this
     */
    public SimulatedOrderBuilder domain(String domain) {
        draft.domain(domain);
        return raw(
                "productType",
                domain.startsWith("*.") ? "StandardDomainValidatedWildCardSsl" : "StandardDomainValidatedSsl");
    }

    /**
     * Sets the size of the certificate's RSA key.
     *
     * @param bits such as 1024 for a key that is weak
     * @return this
     */
    public SimulatedOrderBuilder keySize(int bits) {
        draft.keySize(bits);
        return this;
    }

    /**
     * Sets what the certificate is signed with.
     *
     * @param algorithm SHA-1 for a signature that is weak
     * @return this
     */
    public SimulatedOrderBuilder signatureAlgorithm(SignatureAlgorithm algorithm) {
        draft.signatureAlgorithm(algorithm);
        return this;
    }

    /**
     * Leaves the certificates themselves out, as Azure does at times, also when the order is renewed later.
     *
     * @return this
     */
    public SimulatedOrderBuilder withoutRawData() {
        draft.withoutRawData();
        return this;
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
     * Lets the certificate and the order end after a while.
     *
     * @param remaining from now; negative when it has ended
     * @param lifetime from notBefore to notAfter
     * @return this
     */
    public SimulatedOrderBuilder expiresIn(Duration remaining, Duration lifetime) {
        Instant notAfter = now.plus(remaining);
        Instant notBefore = notAfter.minus(lifetime);
        return certificate(notBefore, notAfter).expirationTime(notAfter);
    }

    SimulatedOrderBuilder certificate(Instant notBefore, Instant notAfter) {
        draft.dates(notBefore, notAfter);
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

    /** Issues another certificate, in place of whatever the order said of the one before. */
    SimulatedOrderBuilder issue(String identity, Instant notBefore, Instant notAfter) {
        draft.issue(identity, notBefore, notAfter);
        return certificate(notBefore, notAfter);
    }

    /**
     * Puts the order back to where nothing has been issued yet: no certificate, serial number or dates.
     *
     * @return this
     */
    public SimulatedOrderBuilder neverIssued() {
        draft.remove();
        return without("lastCertificateIssuanceTime").without("expirationTime").renewal();
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
        return raw(path + ".keyVaultId", HealthyProperties.keyVaultId(before.subscriptionId(), before.resourceGroup()))
                .raw(path + ".keyVaultSecretName", before.name() + "-" + certificate)
                .raw(path + ".provisioningState", provisioningState);
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
        return new SimulatedOrder(
                before.subscriptionId(), before.resourceGroup(), before.name(), location, tags, draft.finished());
    }

    Instant now() {
        return now;
    }

    SimulatedOrderBuilder patch(ObjectNode patch) {
        Json.merge(properties, patch);
        return this;
    }

    private SimulatedOrderBuilder renewal() {
        RenewalDates.tell(properties, now);
        return this;
    }
}

package io.certmonitor.simulator;

import static io.certmonitor.simulator.ExpectedFinding.expiring;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The catalogue of situations that tests, demo and dashboards share. It expects what the monitor judges today; whoever
 * teaches it another finding adds that here first.
 */
public final class Scenarios {

    /** The subscription of every scenario but the published example. */
    public static final String SUBSCRIPTION = "5c0e7a11-4b2d-4f6e-8a39-d1f27c3b9e55";

    /** The resource group of every scenario but the published example. */
    public static final String RESOURCE_GROUP = "rg-Scenarios";

    private static final ExpectedFinding EXPIRED = ExpectedFinding.of("EXPIRED", "critical");
    private static final ExpectedFinding FAILED = ExpectedFinding.of("ORDER_FAILED", "critical");
    private static final ExpectedFinding NOT_IN_KEY_VAULT = ExpectedFinding.of("KEY_VAULT_SYNC_FAILED", "critical");
    private static final ExpectedFinding AUTO_RENEW_OFF = ExpectedFinding.of("AUTO_RENEW_OFF", "info");
    private static final ExpectedFinding DIVERGED = ExpectedFinding.of("EXPIRY_DIVERGED", "info");
    private static final ExpectedFinding OVERDUE = ExpectedFinding.of("RENEWAL_OVERDUE", "warning");
    private static final ExpectedFinding OVERDUE_AT_LAST = ExpectedFinding.of("RENEWAL_OVERDUE", "critical");
    private static final ExpectedFinding UNKNOWN = ExpectedFinding.of("UNKNOWN_VALUE", "warning");
    private static final ExpectedFinding UNREADABLE = ExpectedFinding.of("UNREADABLE", "warning");

    private static final List<Scenario> ALL = Stream.of(
                    healthy(), expiry(), renewal(), failed(), keyVault(), certificate(), odd())
            .flatMap(List::stream)
            .toList();

    private Scenarios() {}

    /**
     * Every scenario.
     *
     * @return the catalogue
     */
    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * One scenario.
     *
     * @param name its name
     * @return the scenario
     * @throws NoSuchElementException when the catalogue has no such name
     */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No scenario " + name));
    }

    /**
     * Puts the order of every scenario into an Azure, as it is now by that Azure's clock.
     *
     * @param azure where to put them
     */
    public static void populate(SimulatedAzure azure) {
        azure.addSubscription(SUBSCRIPTION, "Scenarios");
        azure.addSubscription(PublishedExample.SUBSCRIPTION, "Published example");
        Instant now = azure.clock().instant();
        ALL.forEach(scenario -> azure.putOrder(scenario.order().apply(now)));
    }

    private static List<Scenario> healthy() {
        return List.of(
                scenario("healthy", "Renews itself and has 120 days left.", order -> order),
                scenario(
                        "healthy-wildcard",
                        "A wildcard order in two Key Vaults, the second with an external key.",
                        order ->
                                order.domain("*.shop.example.com").keyVaultCertificate("second", "ExternalPrivateKey")),
                scenario(
                        "without-raw-data",
                        "Azure tells about the certificate but does not send it.",
                        SimulatedOrderBuilder::withoutRawData),
                scenario("renews-in-time", "45 days left, but it renews itself.", order -> order.expiresIn(days(45))),
                scenario(
                        "date-spellings",
                        "Dates without an offset and with seven digits of a second, as Azure writes them at times.",
                        order -> order.expiresIn(days(120))
                                .raw("expirationTime", withoutOffset(order.now().plus(days(120))))
                                .raw("lastCertificateIssuanceTime", "2026-01-01T00:00:00.1234567Z")),
                scenario(
                        "external-private-key",
                        "The private key lies outside Azure, so no Key Vault is needed.",
                        order -> order.raw("isPrivateKeyExternal", true).without("certificates.main")),
                scenario("pending-issuance", "Just ordered: the domain waits to be verified.", Scenarios::pending));
    }

    private static List<Scenario> expiry() {
        return List.of(
                expires(
                        "expiring-60d",
                        days(45),
                        order -> order.autoRenew(false),
                        expiring("60d", "info"),
                        AUTO_RENEW_OFF),
                expires("expiring-30d", days(20), order -> order, expiring("30d", "warning"), OVERDUE),
                expires("expiring-14d", days(10), order -> order, expiring("14d", "critical"), OVERDUE_AT_LAST),
                expires("expiring-7d", days(5), order -> order, expiring("7d", "critical"), OVERDUE_AT_LAST),
                expires("expiring-3d", days(2), order -> order, expiring("3d", "critical"), OVERDUE_AT_LAST),
                expires(
                        "expiring-1d",
                        Duration.ofHours(12),
                        order -> order,
                        expiring("1d", "critical"),
                        OVERDUE_AT_LAST),
                scenario(
                        "short-lived-healthy",
                        "20 days left of 47: more than a third, so not yet a warning; Azure renews it in 5.",
                        order -> order.expiresIn(days(20), days(47))
                                .raw(
                                        "nextAutoRenewalTimeStamp",
                                        ArmTime.text(order.now().plus(days(5))))),
                scenario(
                        "short-lived-30d",
                        "12 days left of 47: less than a third, but more than a sixth.",
                        order -> order.expiresIn(days(12), days(47)),
                        expiring("30d", "warning"),
                        OVERDUE),
                scenario(
                        "paid-year-ends",
                        "The certificate has 100 days left, the paid year only 10.",
                        order -> order.expiresIn(days(100))
                                .expirationTime(order.now().plus(days(10))),
                        expiring("14d", "critical"),
                        OVERDUE_AT_LAST,
                        DIVERGED),
                scenario("expired-by-date", "Ended two days ago.", order -> order.expiresIn(days(-2)), EXPIRED),
                scenario(
                        "expired-by-status",
                        "Ended 20 days ago, and Azure says Expired.",
                        order -> order.expiresIn(days(-20)).status("Expired"),
                        EXPIRED));
    }

    private static List<Scenario> renewal() {
        return List.of(
                scenario(
                        "auto-renew-off",
                        "Nobody renews it by itself.",
                        order -> order.autoRenew(false),
                        AUTO_RENEW_OFF),
                scenario(
                        "renewal-overdue",
                        "45 days left; Azure was to renew it three days ago.",
                        order -> order.expiresIn(days(45))
                                .raw(
                                        "nextAutoRenewalTimeStamp",
                                        ArmTime.text(order.now().minus(days(3)))),
                        OVERDUE),
                scenario(
                        "renewal-blocked",
                        "Azure would not renew it, because the subscription is not active.",
                        order ->
                                order.raw("appServiceCertificateNotRenewableReasons", List.of("SubscriptionNotActive")),
                        ExpectedFinding.of("RENEWAL_BLOCKED", "warning")),
                scenario(
                        "revocation-pending",
                        "The certificate is about to be revoked.",
                        order -> order.status("Pendingrevocation"),
                        ExpectedFinding.of("REVOCATION_PENDING", "warning")),
                scenario(
                        "unused",
                        "Bought and never set up.",
                        order -> order.status("Unused"),
                        ExpectedFinding.of("ORDER_UNUSED", "info")));
    }

    private static List<Scenario> certificate() {
        return List.of(
                scenario(
                        "key-vault-missing",
                        "Issued and stored in no Key Vault.",
                        order -> order.without("certificates.main"),
                        ExpectedFinding.of("KEY_VAULT_MISSING", "info")),
                scenario(
                        "certificate-mismatch",
                        "Azure states another serial number than the certificate has.",
                        order -> order.raw("serialNumber", "00FF"),
                        ExpectedFinding.of("CERTIFICATE_MISMATCH", "warning")),
                scenario(
                        "expiry-diverged",
                        "The certificate has 100 days left, the paid year 267.",
                        order -> order.expiresIn(days(100))
                                .expirationTime(order.now().plus(days(267))),
                        DIVERGED),
                scenario(
                        "chain-expires-first",
                        "The intermediate certificate ends in 60 days, the certificate in 100.",
                        order -> order.expiresIn(days(100))
                                .withoutRawData()
                                .raw(
                                        "intermediate.notAfter",
                                        ArmTime.text(order.now().plus(days(60)))),
                        ExpectedFinding.of("CHAIN_EXPIRES_FIRST", "warning")),
                scenario(
                        "weak-key",
                        "An RSA key of 1024 bits.",
                        order -> order.keySize(1024),
                        ExpectedFinding.of("WEAK_KEY", "warning")),
                scenario(
                        "weak-signature",
                        "Signed with SHA-1.",
                        order -> order.signatureAlgorithm(SignatureAlgorithm.SHA1_RSA),
                        ExpectedFinding.of("WEAK_SIGNATURE", "warning")));
    }

    private static List<Scenario> failed() {
        return List.of(
                scenario(
                        "denied",
                        "The certificate authority denied the order.",
                        order -> pending(order).status("Denied"),
                        FAILED),
                scenario("revoked", "The certificate was revoked.", order -> order.status("Revoked"), FAILED),
                scenario("canceled", "The order was canceled.", order -> order.status("Canceled"), FAILED),
                scenario(
                        "provisioning-failed",
                        "Azure could not carry the order out.",
                        order -> order.provisioningState("Failed"),
                        FAILED));
    }

    private static List<Scenario> keyVault() {
        return Stream.of(
                        "CertificateOrderFailed",
                        "OperationNotPermittedOnKeyVault",
                        "AzureServiceUnauthorizedToAccessKeyVault",
                        "KeyVaultDoesNotExist",
                        "KeyVaultSecretDoesNotExist",
                        "UnknownError")
                .map(state -> scenario(
                        "key-vault" + state.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                        "The Key Vault certificate is in state " + state + ".",
                        order -> order.keyVaultCertificate("main", state),
                        NOT_IN_KEY_VAULT))
                .toList();
    }

    private static List<Scenario> odd() {
        Scenario published = new Scenario(
                "published-example",
                "Azure's published example, which expired in 2022.",
                now -> PublishedExample.order(),
                List.of(EXPIRED, NOT_IN_KEY_VAULT),
                List.of(EXPIRED.eventType(), NOT_IN_KEY_VAULT.eventType()));
        return List.of(
                published,
                scenario(
                        "unknown-status",
                        "A status that Azure did not have yet.",
                        order -> order.status("Quantum"),
                        UNKNOWN),
                scenario(
                        "unknown-key-vault-state",
                        "A Key Vault state that Azure did not have yet.",
                        order -> order.keyVaultCertificate("main", "Teleported"),
                        UNKNOWN),
                scenario(
                        "unreadable-date",
                        "The order's expiry is no date; the certificate's still is.",
                        order -> order.raw("expirationTime", "not-a-date"),
                        UNREADABLE),
                scenario(
                        "unreadable-number",
                        "Text where a number belongs.",
                        order -> order.raw("keySize", "big"),
                        UNREADABLE));
    }

    private static SimulatedOrderBuilder pending(SimulatedOrderBuilder order) {
        return order.neverIssued().status("Pendingissuance").keyVaultCertificate("main", "WaitingOnCertificateOrder");
    }

    private static Scenario expires(
            String name, Duration left, UnaryOperator<SimulatedOrderBuilder> change, ExpectedFinding... findings) {
        String description = left.toHours() + " hours left of a certificate of 198 days.";
        return scenario(name, description, order -> change.apply(order.expiresIn(left)), findings);
    }

    private static Scenario scenario(
            String name, String description, UnaryOperator<SimulatedOrderBuilder> change, ExpectedFinding... expected) {
        List<String> events = new ArrayList<>();
        for (ExpectedFinding finding : expected) {
            events.add(finding.eventType());
        }
        return new Scenario(
                name,
                description,
                now -> change.apply(SimulatedOrder.healthy(now, SUBSCRIPTION, RESOURCE_GROUP, name))
                        .build(),
                List.of(expected),
                events);
    }

    private static String withoutOffset(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }
}

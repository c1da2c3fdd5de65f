package io.certmonitor.order;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a certificate order. Azure compares resource ids without case and does not keep to one casing, so two
 * ids that differ in case alone are equal; the casing received is kept for people to read.
 */
public record OrderId(String subscriptionId, String resourceGroup, String name) {

    private static final Pattern ARM_ID = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.CertificateRegistration/certificateOrders/([^/]+)/?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SUBSCRIPTION_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whether the text has the form of a subscription's id, which is a GUID. */
    public static boolean isSubscriptionId(String text) {
        return SUBSCRIPTION_ID.matcher(text).matches();
    }

    /** Reads an ARM resource id; empty when the text is not the id of a certificate order. */
    public static Optional<OrderId> parse(String armId) {
        Matcher matcher = ARM_ID.matcher(armId);
        return matcher.matches()
                ? Optional.of(new OrderId(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The full ARM resource id, with Azure's casing of the fixed segments. */
    public String armId() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup
                + "/providers/Microsoft.CertificateRegistration/certificateOrders/" + name;
    }

    /** The ARM id in lower case: the key of this order in Kafka and wherever orders are compared. */
    public String key() {
        return armId().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderId that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return armId();
    }
}

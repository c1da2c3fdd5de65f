package io.certmonitor.metrics;

import io.certmonitor.order.AzureEnum;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Label values. Azure does not keep to one casing, and Prometheus tells casings apart: what identifies a resource is in
 * lower case, so that a series does not end, and a join does not miss, because Azure answered in another casing.
 */
final class Labels {

    private Labels() {}

    /** The values of {@link MetricNames#ORDER_LABELS}. */
    static List<String> of(OrderId id) {
        return List.of(lower(id.subscriptionId()), lower(id.resourceGroup()), lower(id.name()));
    }

    /** The values of {@link MetricNames#SCOPE_LABELS}; the resource group of a whole subscription is empty. */
    static List<String> of(Scope scope) {
        return List.of(lower(scope.subscriptionId()), lower(scope.resourceGroup()));
    }

    /** A value in the spelling of Azure's description, or verbatim when it is not known there; empty when absent. */
    static <E extends Enum<E> & AzureEnum> String of(@Nullable AzureValue<E> value) {
        if (value == null) {
            return "";
        }
        E known = value.known();
        return known == null ? value.text() : known.azureName();
    }

    /** The text of any value; empty when absent. */
    static String of(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The value in lower case; empty when absent. */
    static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}

package io.certmonitor.metrics;

import io.certmonitor.order.AzureEnum;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        return values(lower(id.subscriptionId()), lower(id.resourceGroup()), lower(id.name()));
    }

    /** The values of {@link MetricNames#SCOPE_LABELS}; the resource group of a whole subscription is empty. */
    static List<String> of(Scope scope) {
        return values(lower(scope.subscriptionId()), lower(scope.resourceGroup()));
    }

    /** The values of a series as they come out; an absent one is empty. */
    static List<String> values(@Nullable String... values) {
        return join(List.of(), values);
    }

    /** These values with more behind them, for a series that has labels of its own. */
    static List<String> join(List<String> common, @Nullable String... own) {
        String[] all = new String[common.size() + own.length];
        for (int i = 0; i < common.size(); i++) {
            all[i] = common.get(i);
        }
        for (int i = 0; i < own.length; i++) {
            all[common.size() + i] = wellFormed(of(own[i]));
        }
        return Arrays.asList(all);
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

    /** Half a surrogate pair, which JSON can carry, has no UTF-8: two such texts could come out as the same label. */
    private static String wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return value;
    }
}

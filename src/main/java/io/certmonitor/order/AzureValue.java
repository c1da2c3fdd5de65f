package io.certmonitor.order;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A value of an Azure enumeration, kept verbatim, because Azure adds values before its descriptions do.
 *
 * @param text what Azure sent, unchanged
 * @param known the value it stands for; null when this version of the monitor does not know it
 */
public record AzureValue<E extends Enum<E> & AzureEnum>(
        String text, @Nullable E known) {

    private static final Map<Class<?>, Map<String, Object>> VALUES = new ConcurrentHashMap<>();

    /** Reads Azure's text without regard to case; an unknown text keeps {@link #known()} null. */
    public static <E extends Enum<E> & AzureEnum> AzureValue<E> of(Class<E> type, String text) {
        Object found = VALUES.computeIfAbsent(type, AzureValue::byName).get(text.toLowerCase(Locale.ROOT));
        return new AzureValue<>(text, found == null ? null : type.cast(found));
    }

    /** The value in Azure's own spelling. */
    public static <E extends Enum<E> & AzureEnum> AzureValue<E> of(E value) {
        return new AzureValue<>(value.azureName(), value);
    }

    /** Whether Azure sent a value that this version does not know. */
    public boolean isUnknown() {
        return known == null;
    }

    private static Map<String, Object> byName(Class<?> type) {
        Map<String, Object> values = new ConcurrentHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            values.put(((AzureEnum) constant).azureName().toLowerCase(Locale.ROOT), constant);
        }
        return values;
    }
}

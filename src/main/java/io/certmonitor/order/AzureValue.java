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

    private static final Map<Class<?>, Map<String, AzureValue<?>>> VALUES = new ConcurrentHashMap<>();

    /** Reads Azure's text without regard to case; an unknown text keeps {@link #known()} null. */
    @SuppressWarnings("unchecked") // the values of a type are of that type
    public static <E extends Enum<E> & AzureEnum> AzureValue<E> of(Class<E> type, String text) {
        AzureValue<?> found = VALUES.computeIfAbsent(type, AzureValue::byName).get(text.toLowerCase(Locale.ROOT));
        if (found == null) {
            return new AzureValue<>(text, null);
        }
        // Many orders have the few usual values, which need not be there for each of them.
        return found.text.equals(text) ? (AzureValue<E>) found : new AzureValue<>(text, type.cast(found.known));
    }

    /** The value in Azure's own spelling. */
    public static <E extends Enum<E> & AzureEnum> AzureValue<E> of(E value) {
        return new AzureValue<>(value.azureName(), value);
    }

    /** Whether Azure sent a value that this version does not know. */
    public boolean isUnknown() {
        return known == null;
    }

    private static Map<String, AzureValue<?>> byName(Class<?> type) {
        Map<String, AzureValue<?>> values = new ConcurrentHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            AzureValue<?> value = spelt(constant);
            values.put(value.text.toLowerCase(Locale.ROOT), value);
        }
        return values;
    }

    @SuppressWarnings("unchecked") // only enumerations of Azure get here
    private static <E extends Enum<E> & AzureEnum> AzureValue<E> spelt(Object constant) {
        return of((E) constant);
    }
}

package io.certmonitor.policy;

import org.jspecify.annotations.Nullable;

/**
 * What makes two findings of one order the same finding: the code and, for codes that can hold for several properties
 * at once, the property.
 */
public record FindingKey(FindingCode code, @Nullable String property) implements Comparable<FindingKey> {

    @Override
    public int compareTo(FindingKey other) {
        return toString().compareTo(other.toString());
    }

    /** The code, followed by the property if there is one: {@code KEY_VAULT_SYNC_FAILED/certificates.web}. */
    @Override
    public String toString() {
        return property == null ? code.name() : code.name() + "/" + property;
    }
}

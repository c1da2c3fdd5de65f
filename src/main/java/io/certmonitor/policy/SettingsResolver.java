package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the settings for an order. Orders that the same overrides are for share one set of settings, which is made when
 * the first of them comes.
 */
final class SettingsResolver {

    private final PolicySettings defaults;
    private final SettingsLayer policy;
    private final List<PolicyOverride> overrides;
    private final EffectiveSettings usual;
    private final Map<BitSet, EffectiveSettings> known = new ConcurrentHashMap<>();

    /** Sorts the overrides; of equally specific ones the first stays first. */
    SettingsResolver(PolicySettings defaults, PolicyChanges changes, List<PolicyOverride> overrides) {
        this.defaults = defaults;
        this.policy = new SettingsLayer(SettingsLayer.POLICY, changes);
        this.overrides = overrides.stream()
                .sorted(Comparator.comparing(
                                (PolicyOverride override) -> override.match().specificity())
                        .reversed())
                .toList();
        this.usual = SettingsStack.settle(defaults, List.of(policy));
    }

    /** The settings for orders that no override is for. */
    EffectiveSettings usual() {
        return usual;
    }

    EffectiveSettings settings(CertificateOrder order) {
        if (overrides.isEmpty()) {
            return usual;
        }
        BitSet matching = matching(order);
        return matching.isEmpty() ? usual : known.computeIfAbsent(matching, this::settle);
    }

    /** The overrides for the order, the most specific first. */
    List<PolicyOverride> overrides(CertificateOrder order) {
        return matching(order).stream().mapToObj(overrides::get).toList();
    }

    private BitSet matching(CertificateOrder order) {
        BitSet matching = new BitSet(overrides.size());
        for (int i = 0; i < overrides.size(); i++) {
            matching.set(i, overrides.get(i).match().matches(order));
        }
        return matching;
    }

    private EffectiveSettings settle(BitSet matching) {
        Stream<SettingsLayer> layers =
                matching.stream().mapToObj(overrides::get).map(SettingsLayer::of);
        return SettingsStack.settle(
                defaults, Stream.concat(layers, Stream.of(policy)).toList());
    }
}

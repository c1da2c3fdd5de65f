package io.certmonitor.definition;

import io.certmonitor.policy.FindingCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codes that a policy may name: the built-in ones and those of its own rules. Environment variables keep neither
 * case nor underscores, so {@code weak.key} and {@code weak-key} are {@code WEAK_KEY}, too.
 *
 * @param custom the codes of the policy's rules
 */
record Codes(Set<FindingCode> custom) {

    /** The codes whose findings have their severity from a tier, and where the tiers are. */
    static final Map<FindingCode, String> WITH_TIERS =
            Map.of(FindingCode.EXPIRING, "expiring.tiers", FindingCode.ISSUANCE_PENDING, "issuance-pending.tiers");

    /** What is written for a code in the codes' own spelling. */
    static String canonical(String written) {
        return written.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The code that is meant; empty when there is none. */
    Optional<FindingCode> find(String written) {
        return FindingCode.parse(canonical(written)).filter(this::exists);
    }

    /** The codes of a list; what is none is noted. */
    Set<FindingCode> read(Place place, Optional<List<String>> written) {
        Set<FindingCode> codes = new HashSet<>();
        for (String text : written.orElse(List.of())) {
            find(text).ifPresentOrElse(codes::add, () -> place.mustBe(text, "one of " + names()));
        }
        return codes;
    }

    /** Every code that may be named, for people. */
    String names() {
        return Stream.concat(FindingCode.BUILT_IN.stream(), custom.stream().sorted())
                .map(FindingCode::name)
                .collect(Collectors.joining(", "));
    }

    private boolean exists(FindingCode code) {
        return FindingCode.BUILT_IN.contains(code) || custom.contains(code);
    }
}

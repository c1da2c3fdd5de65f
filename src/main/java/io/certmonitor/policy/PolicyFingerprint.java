package io.certmonitor.policy;

import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells one policy from another. Two definitions have the same fingerprint when they judge alike: the order of maps and
 * sets does not count, that of tiers, overrides and rules does. What a definition leaves as it was counts with the
 * values of {@link PolicySettings#DEFAULT}, so that a new default is another policy.
 */
public final class PolicyFingerprint {

    private final StringBuilder text = new StringBuilder();

    private PolicyFingerprint() {}

    /** SHA-256 of {@link #canonicalText}, in lower-case hexadecimal. */
    public static String of(PolicyDefinition policy) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonicalText(policy).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The policy as a text, one value a line, that is the same wherever and whenever it is written. */
    public static String canonicalText(PolicyDefinition policy) {
        PolicyFingerprint writer = new PolicyFingerprint();
        // What a later version finds by default is its policy, too.
        writer.list("codes", FindingCode.BUILT_IN);
        writer.settings(PolicySettings.DEFAULT);
        writer.changes("defaults", policy.defaults());
        writer.each("overrides", policy.overrides(), writer::override);
        writer.each("suppressions", policy.suppressions(), writer::suppression);
        writer.each("customRules", policy.customRules().rules(), writer::rule);
        return writer.text.toString();
    }

    private void settings(PolicySettings settings) {
        changes(
                "initial",
                new PolicyChanges(
                        settings.expiryTiers(),
                        settings.pendingTiers(),
                        settings.verificationWindow(),
                        settings.renewalGrace(),
                        settings.expiryTolerance(),
                        settings.minimumKeySize(),
                        settings.minimumEllipticCurveKeySize(),
                        Map.of()));
        sorted("initial.severities", settings.severities());
        sorted("initial.disabled", settings.disabled());
    }

    private void changes(String name, PolicyChanges changes) {
        list(name + ".expiryTiers", changes.expiryTiers());
        list(name + ".pendingTiers", changes.pendingTiers());
        value(name + ".verificationWindow", changes.verificationWindow());
        value(name + ".renewalGrace", changes.renewalGrace());
        value(name + ".expiryTolerance", changes.expiryTolerance());
        value(name + ".minimumKeySize", changes.minimumKeySize());
        value(name + ".minimumEllipticCurveKeySize", changes.minimumEllipticCurveKeySize());
        for (Map.Entry<FindingCode, CodeChange> code : new TreeMap<>(changes.codes()).entrySet()) {
            value(name + ".codes." + code.getKey() + ".enabled", code.getValue().enabled());
            value(
                    name + ".codes." + code.getKey() + ".severity",
                    code.getValue().severity());
        }
    }

    private void override(String name, PolicyOverride override) {
        value(name + ".name", override.name());
        match(name + ".match", override.match());
        changes(name, override.changes());
    }

    private void suppression(String name, Suppression suppression) {
        match(name + ".match", suppression.match());
        sorted(name + ".codes", suppression.codes());
        value(name + ".until", suppression.until());
        value(name + ".reason", suppression.reason());
    }

    private void match(String name, OrderMatcher match) {
        sorted(name + ".subscriptions", match.subscriptions());
        sorted(name + ".resourceGroups", lowerCase(match.resourceGroups()));
        sorted(name + ".names", lowerCase(match.names()));
        sorted(name + ".tags", match.tags());
    }

    private void rule(String name, CustomRule rule) {
        value(name + ".code", rule.code());
        value(name + ".severity", rule.severity());
        value(name + ".expression", rule.expression());
        value(name + ".message", rule.message());
        value(name + ".remediation", rule.remediation());
    }

    private static List<String> lowerCase(Collection<?> globs) {
        return globs.stream()
                .map(glob -> glob.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void sorted(String name, Set<?> values) {
        sorted(name, values.stream());
    }

    private void sorted(String name, List<?> values) {
        sorted(name, values.stream());
    }

    private void sorted(String name, Stream<?> values) {
        list(name, values.map(String::valueOf).sorted().toList());
    }

    private void sorted(String name, Map<?, ?> values) {
        values.entrySet().stream()
                .sorted((one, other) ->
                        one.getKey().toString().compareTo(other.getKey().toString()))
                .forEach(entry -> value(name + "." + quoted(entry.getKey().toString()), entry.getValue()));
    }

    private void list(String name, @Nullable List<?> values) {
        if (values != null) {
            each(name, values, this::value);
        }
    }

    private <T> void each(String name, List<T> values, Writer<T> writer) {
        for (int i = 0; i < values.size(); i++) {
            writer.write(name + "[" + i + "]", values.get(i));
        }
    }

    private void value(String name, @Nullable Object value) {
        if (value != null) {
            text.append(name).append('=').append(quoted(value.toString())).append('\n');
        }
    }

    /** Line breaks and quotes within a value must not look like those around it. */
    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private interface Writer<T> {
        void write(String name, T value);
    }
}

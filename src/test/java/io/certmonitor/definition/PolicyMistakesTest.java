package io.certmonitor.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a policy has a line that names the property, its value and what is allowed. */
class PolicyMistakesTest {

    private static final String CODES = "EXPIRING, EXPIRED, ORDER_FAILED, ISSUANCE_PENDING, REVOCATION_PENDING,"
            + " RENEWAL_OVERDUE, RENEWAL_BLOCKED, AUTO_RENEW_OFF, KEY_VAULT_SYNC_FAILED, KEY_VAULT_MISSING,"
            + " ORDER_UNUSED, CERTIFICATE_MISMATCH, EXPIRY_DIVERGED, CHAIN_EXPIRES_FIRST, WEAK_KEY, WEAK_SIGNATURE,"
            + " UNKNOWN_VALUE, UNREADABLE";
    private static final String DURATION = "it must be a duration such as 30d, 12h, 90m or PT48H";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "expiring: {tiers: [{before: 3x, severity: warning}]}",
                        "expiring.tiers[0].before is \"3x\": " + DURATION),
                arguments(
                        "expiring: {tiers: [{before: 0s, severity: warning}]}",
                        "expiring.tiers[0].before is \"0s\": " + DURATION),
                arguments(
                        "expiring: {tiers: [{severity: warning}]}", "expiring.tiers[0].before is missing: " + DURATION),
                arguments(
                        "expiring: {tiers: [{before: 3d}]}",
                        "expiring.tiers[0].severity is missing: it must be info, warning or critical"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: fatal}]}",
                        "expiring.tiers[0].severity is \"fatal\": it must be info, warning or critical"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: ok}]}",
                        "expiring.tiers[0].severity is \"ok\": it must be info, warning or critical"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: info, lifetime-fraction: 4/3}]}",
                        "expiring.tiers[0].lifetime-fraction is \"4/3\": it must be a fraction above 0 and up to 1, such"
                                + " as 0.5 or 1/3"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: info, lifetime-fraction: 1/0}]}",
                        "expiring.tiers[0].lifetime-fraction is \"1/0\": it must be a fraction above 0 and up to 1, such"
                                + " as 0.5 or 1/3"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: info, lifetime-fraction: 0}]}",
                        "expiring.tiers[0].lifetime-fraction is \"0\": it must be a fraction above 0 and up to 1, such"
                                + " as 0.5 or 1/3"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: info, only-without-auto-renew: maybe}]}",
                        "expiring.tiers[0].only-without-auto-renew is \"maybe\": it must be true or false"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: info}, {before: 72h, severity: info}]}",
                        "expiring.tiers[1].before is \"72h\": it must be less than 3d of the tier before it"),
                arguments(
                        "expiring: {tiers: [{before: 3d, severity: critical}, {before: 1d, severity: warning}]}",
                        "expiring.tiers[1].severity is \"warning\": it must be critical or more, like that of the tier"
                                + " before it: tiers go from mild to grave"),
                arguments(
                        "expiring: {tiers: [{name: soon, before: 3d, severity: info}, {name: soon, before: 1d, severity: info}]}",
                        "expiring.tiers[1].name is \"soon\": another tier of this list has that name"),
                arguments(
                        "expiring: {tiers: []}",
                        "expiring.tiers must have a list of entries with before,"
                                + " lifetime-fraction, name, only-without-auto-renew, severity"),
                arguments(
                        "issuance-pending: {tiers: [{after: 3d, severity: info}, {after: 1d, severity: info}]}",
                        "issuance-pending.tiers[1].after is \"1d\": it must be more than 3d of the tier before it"),
                arguments(
                        "issuance-pending: {verification-window: 0}",
                        "issuance-pending.verification-window is \"0\": " + DURATION),
                arguments("renewal-overdue: {grace: -1d}", "renewal-overdue.grace is \"-1d\": " + DURATION + ", or 0"),
                arguments(
                        "expiry-diverged: {tolerance: much}",
                        "expiry-diverged.tolerance is \"much\": " + DURATION + ", or 0"),
                arguments(
                        "weak-key: {minimum-size: 0}",
                        "weak-key.minimum-size is \"0\": it must be a whole number of bits, 1 or more"),
                arguments(
                        "weak-key: {minimum-elliptic-curve-size: P-256}",
                        "weak-key.minimum-elliptic-curve-size is \"P-256\": it must be a whole number of bits, 1 or"
                                + " more"),
                arguments("codes: {EXPIERD: {enabled: false}}", "codes.EXPIERD is no code: there are " + CODES),
                arguments("codes: {CUSTOM_X: {enabled: false}}", "codes.CUSTOM_X is no code: there are " + CODES),
                arguments(
                        "codes: {EXPIRED: {enabled: never}}",
                        "codes.EXPIRED.enabled is \"never\": it must be true or false"),
                arguments(
                        "codes: {EXPIRING: {severity: info}}",
                        "codes.EXPIRING.severity is \"info\": it cannot be set, since each tier has its own: set"
                                + " expiring.tiers"),
                arguments(
                        "codes: {ISSUANCE_PENDING: {severity: info}}",
                        "codes.ISSUANCE_PENDING.severity is \"info\": it cannot be set, since each tier has its own: set"
                                + " issuance-pending.tiers"),
                arguments(
                        "overrides: [{renewal-overdue: {grace: 3d}}]",
                        "overrides[0].match is empty: an override must name the orders it is for; what is for all"
                                + " orders belongs under certmonitor.policy itself"),
                arguments(
                        "overrides: [{match: {names: [x]}}]",
                        "overrides[0] changes nothing: it must set something besides match"),
                arguments(
                        "overrides: [{match: {names: [x]}, weak-key: {minimum-size: a}}]",
                        "overrides[0].weak-key.minimum-size is \"a\": it must be a whole number of bits, 1 or more"),
                arguments(
                        "overrides: [{match: {resource-groups: ['rg-[a']}, renewal-overdue: {grace: 3d}}]",
                        "overrides[0].match.resource-groups is \"rg-[a\": it must be a glob of *, ?, [a-c] and"
                                + " {one,two} (A bracket is not closed)"),
                arguments(
                        "overrides: [{match: {tags: {env: '{a'}}, renewal-overdue: {grace: 3d}}]",
                        "overrides[0].match.tags.env is \"{a\": it must be a glob of *, ?, [a-c] and {one,two} (A brace"
                                + " is not closed)"),
                arguments(
                        "overrides: [{match: {subscriptions: [prod]}, renewal-overdue: {grace: 3d}}]",
                        "overrides[0].match.subscriptions is \"prod\": it must be a subscription id, which is a GUID"),
                arguments(
                        "suppressions: [{until: 2027-02-30, reason: move}]",
                        "suppressions[0].until is \"2027-02-30\": it must be a date such as 2027-01-31, for the start of"
                                + " that day in UTC, or an instant such as 2027-01-31T09:00:00Z"),
                arguments(
                        "suppressions: [{codes: [EXPIRED], until: 2027-02-20}]",
                        "suppressions[0].reason is missing: it must be a text that says why"),
                arguments(
                        "suppressions: [{reason: move}]",
                        "suppressions[0].until is missing: it must be a date such as 2027-01-31, for the start of that"
                                + " day in UTC, or an instant such as 2027-01-31T09:00:00Z"),
                arguments(
                        "suppressions: [{codes: [NONE], until: 2027-02-20, reason: move}]",
                        "suppressions[0].codes is \"NONE\": it must be one of " + CODES),
                arguments(rule("1x", "true", "m"), "custom-rules[0].name is \"1x\": it must be " + name()),
                arguments(rule("a b", "true", "m"), "custom-rules[0].name is \"a b\": it must be " + name()),
                arguments(rule("a.b", "true", "m"), "custom-rules[0].name is \"a.b\": it must be " + name()),
                arguments(
                        rule("x", "order.statos == 'Issued'", "m"),
                        "custom-rules[0].expression is \"order.statos == 'Issued'\": line 1, column 6: undefined field"
                                + " 'statos'"),
                arguments(
                        rule("x", "order.name", "m"),
                        "custom-rules[0].expression is \"order.name\": line 1, column 1: it gives string, but must give"
                                + " bool"),
                arguments(
                        rule("x", "true", "it is {order.nam}"),
                        "custom-rules[0].message is \"it is {order.nam}\": in {order.nam}: line 1, column 6: undefined"
                                + " field 'nam'"),
                arguments(
                        "custom-rules: [{name: x, severity: info, message: m}]",
                        "custom-rules[0].expression is missing: it must be an expression of CEL that is true or false"),
                arguments(
                        "custom-rules: [{name: x, severity: info, expression: 'true'}]",
                        "custom-rules[0].message is missing: it must be a text, with expressions of CEL in braces"),
                arguments(
                        "custom-rules: [{name: x, expression: 'true', message: m}]",
                        "custom-rules[0].severity is missing: it must be info, warning or critical"),
                arguments(
                        "custom-rules:\n- {name: a-b, severity: info, expression: 'true', message: m}\n"
                                + "- {name: A_B, severity: info, expression: 'true', message: m}",
                        "custom-rules[1].name is \"A_B\": another rule has the code CUSTOM_A_B"),
                arguments("expirng: {tiers: [{before: 3d}]}", "expirng is no setting: is expiring meant?"),
                arguments(
                        "overrides: [{match: {name: [x]}, renewal-overdue: {grace: 3d}}]",
                        "overrides[0].match.name is no setting: is names meant?"),
                arguments(
                        "weak-key: {whatever-you-like: 3}",
                        "weak-key.whatever-you-like is no setting: there are minimum-elliptic-curve-size, minimum-size"),
                arguments(
                        "renewal-overdue: {grace: {days: 3}}",
                        "renewal-overdue.grace.days is no setting: there is nothing below it"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldInOneLine(String policy, String line) {
        assertThat(Written.policy(policy).problems())
                .contains(line)
                .allMatch(told -> told.lines().count() == 1);
    }

    @Test
    void areToldAllTogether() {
        List<String> problems = Written.policy("""
                        expiring:
                          tiers:
                            - {before: 3x, severity: fatal, lifetime-fraction: 2}
                        expirng: {tiers: [{before: 3d}]}
                        weak-kye: {minimum-size: 1}
                        suppressions:
                          - {codes: [NONE]}
                        custom-rules:
                          - {name: "1", severity: bad, expression: "order.", message: "{"}
                        """).problems();

        assertThat(problems)
                .hasSize(12)
                .anyMatch(line -> line.startsWith("weak-kye is no setting"))
                .anyMatch(line -> line.startsWith("expirng is no setting"))
                .anyMatch(line ->
                        line.startsWith("custom-rules[0].message is \"{\": column 1: this brace is not closed"));
    }

    @Test
    void emptyListsAndMapsAreNone() {
        assertThat(Written.policy("overrides: []\nsuppressions: []\ncustom-rules: []\ncodes: {}\nexpiring: {}")
                        .problems())
                .isEmpty();
    }

    private static String rule(String name, String expression, String message) {
        return "custom-rules: [{name: \"" + name + "\", severity: info, expression: \"" + expression + "\", message: \""
                + message + "\"}]";
    }

    private static String name() {
        return "up to 61 letters, digits, dashes and underscores, a letter first: it becomes part of a finding code";
    }
}

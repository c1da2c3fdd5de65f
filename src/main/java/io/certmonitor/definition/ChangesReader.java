package io.certmonitor.definition;

import io.certmonitor.config.PolicyChangesConfig;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.PolicyChanges;
import io.certmonitor.policy.PolicyChanges.CodeChange;
import io.certmonitor.policy.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a policy, or one of its overrides, sets. */
final class ChangesReader {

    private final Codes codes;

    ChangesReader(Codes codes) {
        this.codes = codes;
    }

    PolicyChanges read(Place place, PolicyChangesConfig written) {
        Place pending = place.child("issuance-pending");
        Place key = place.child("weak-key");
        return new PolicyChanges(
                TierReader.expiryTiers(
                        place.child("expiring"), written.expiring().tiers()),
                TierReader.pendingTiers(pending, written.issuancePending().tiers()),
                Values.positiveDuration(
                        pending.child("verification-window"),
                        written.issuancePending().verificationWindow()),
                Values.duration(
                        place.child("renewal-overdue.grace"),
                        written.renewalOverdue().grace()),
                Values.duration(
                        place.child("expiry-diverged.tolerance"),
                        written.expiryDiverged().tolerance()),
                Values.bits(key.child("minimum-size"), written.weakKey().minimumSize()),
                Values.bits(
                        key.child("minimum-elliptic-curve-size"),
                        written.weakKey().minimumEllipticCurveSize()),
                codes(place.child("codes"), written.codes()));
    }

    private Map<FindingCode, CodeChange> codes(Place place, Map<String, PolicyChangesConfig.Code> written) {
        Map<FindingCode, CodeChange> changes = new HashMap<>();
        new TreeMap<>(written).forEach((name, code) -> {
            Place at = place.child(Codes.canonical(name));
            Optional<FindingCode> known = codes.find(name);
            if (known.isEmpty()) {
                at.wrong("is no code: there are " + codes.names());
            }
            CodeChange change = new CodeChange(
                    Values.flag(at.child("enabled"), code.enabled()), severity(at.child("severity"), known, code));
            known.filter(found -> changes.put(found, change) != null)
                    .ifPresent(found -> at.wrong("is there twice, in two spellings"));
        });
        return changes;
    }

    private static @Nullable Severity severity(Place at, Optional<FindingCode> code, PolicyChangesConfig.Code written) {
        Severity severity = Values.severity(at, written.severity());
        Optional<String> tiers = code.map(Codes.WITH_TIERS::get);
        if (severity != null && tiers.isPresent()) {
            at.wrong(severity.label(), "it cannot be set, since each tier has its own: set " + tiers.get());
        }
        return severity;
    }
}

package io.certmonitor.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configured policy, or one of its overrides, sets. What is null is left as it was; see {@link PolicySettings}
 * for what each value means.
 *
 * @param codes what is set for single codes
 */
public record PolicyChanges(
        @Nullable List<ExpiryTier> expiryTiers,
        @Nullable List<PendingTier> pendingTiers,
        @Nullable Duration verificationWindow,
        @Nullable Duration renewalGrace,
        @Nullable Duration expiryTolerance,
        @Nullable Integer minimumKeySize,
        @Nullable Integer minimumEllipticCurveKeySize,
        Map<FindingCode, CodeChange> codes) {

    /** Changes nothing. */
    public static final PolicyChanges NONE = new PolicyChanges(null, null, null, null, null, null, null, Map.of());

    /**
     * What is set for one code.
     *
     * @param enabled whether its findings are judged at all
     * @param severity of its findings, whatever its rule gives them; codes with tiers have it in their tiers
     */
    public record CodeChange(
            @Nullable Boolean enabled, @Nullable Severity severity) {}

    /** Copies the collections. */
    public PolicyChanges {
        expiryTiers = expiryTiers == null ? null : List.copyOf(expiryTiers);
        pendingTiers = pendingTiers == null ? null : List.copyOf(pendingTiers);
        codes = Map.copyOf(codes);
    }
}

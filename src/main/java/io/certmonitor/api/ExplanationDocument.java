package io.certmonitor.api;

import io.certmonitor.api.PolicyDocument.SettingDocument;
import io.certmonitor.evaluate.EvaluationDocument.EvaluatedFinding;
import io.certmonitor.evaluate.EvaluationDocument.SuppressedDocument;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.FindingKey;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is judged as it is. Absent values are left out.
 *
 * @param order its ARM resource id
 * @param at the instant that it was judged for
 * @param overrides the names of the overrides that are for the order, the most specific first
 * @param settings what holds for the order
 */
@Schema(
        description = "Why an order is judged as it is.",
        requiredProperties = {"order", "at", "overrides", "codes", "settings"})
public record ExplanationDocument(
        String order,
        Instant at,
        List<String> overrides,
        List<CodeExplanationDocument> codes,
        List<SettingDocument> settings) {

    /**
     * What became of a code for the order.
     *
     * @param outcome as {@code docs/api.md} lists them, such as {@code does-not-hold}
     * @param findings those that hold and are told
     * @param suppressed those that hold and are not told
     * @param disabledBy who switched the code off: {@code default}, {@code policy}, or the name of an override
     */
    @Schema(requiredProperties = {"code", "outcome", "findings", "suppressed"})
    public record CodeExplanationDocument(
            String code,
            String outcome,
            List<EvaluatedFinding> findings,
            List<SuppressedDocument> suppressed,
            @Nullable String disabledBy) {}

    private enum Outcome {
        HOLDS,
        DOES_NOT_HOLD,
        UNCLEAR,
        SUPPRESSED,
        DISABLED;

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ExplanationDocument of(OrderState state, PolicyDefinition policy, Judgement judgement, Instant at) {
        return new ExplanationDocument(
                state.order().id().armId(),
                at,
                List.of(),
                EffectivePolicy.codes(policy).stream()
                        .map(code -> code(new FindingCode(code.code()), code.source(), judgement))
                        .toList(),
                EffectivePolicy.settings(policy));
    }

    private static CodeExplanationDocument code(FindingCode code, String source, Judgement judgement) {
        boolean disabled = judgement.disabled().contains(code);
        List<EvaluatedFinding> findings = judgement.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(EvaluatedFinding::of)
                .toList();
        List<SuppressedDocument> suppressed = judgement.suppressed().stream()
                .filter(held -> held.finding().code().equals(code))
                .map(SuppressedDocument::of)
                .toList();
        Outcome outcome = disabled
                ? Outcome.DISABLED
                : outcome(!findings.isEmpty(), !suppressed.isEmpty(), judgement.leavesOpen(new FindingKey(code, null)));
        return new CodeExplanationDocument(
                code.name(), outcome.label(), findings, suppressed, disabled ? source : null);
    }

    private static Outcome outcome(boolean holds, boolean suppressed, boolean open) {
        if (holds) {
            return Outcome.HOLDS;
        }
        if (suppressed) {
            return Outcome.SUPPRESSED;
        }
        return open ? Outcome.UNCLEAR : Outcome.DOES_NOT_HOLD;
    }
}

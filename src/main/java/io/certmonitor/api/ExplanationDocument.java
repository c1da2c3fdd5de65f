package io.certmonitor.api;

import io.certmonitor.api.PolicyDocument.SettingDocument;
import io.certmonitor.evaluate.EvaluationDocument.EvaluatedFinding;
import io.certmonitor.evaluate.EvaluationDocument.SuppressedDocument;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.CodeExplanation;
import io.certmonitor.policy.PolicyExplanation;
import io.certmonitor.policy.SuppressedFinding;
import io.certmonitor.policy.Suppression;
import java.time.Instant;
import java.util.List;
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

    static ExplanationDocument of(OrderId order, PolicyExplanation explanation, Instant at) {
        return new ExplanationDocument(
                order.armId(),
                at,
                explanation.overrides(),
                explanation.codes().stream().map(ExplanationDocument::code).toList(),
                explanation.settings().stream().map(SettingDocument::of).toList());
    }

    private static CodeExplanationDocument code(CodeExplanation code) {
        Suppression suppression = code.suppression();
        return new CodeExplanationDocument(
                code.code().name(),
                code.outcome().label(),
                suppression == null
                        ? code.findings().stream().map(EvaluatedFinding::of).toList()
                        : List.of(),
                suppression == null
                        ? List.of()
                        : code.findings().stream()
                                .map(finding -> SuppressedDocument.of(new SuppressedFinding(finding, suppression)))
                                .toList(),
                code.disabledBy());
    }
}

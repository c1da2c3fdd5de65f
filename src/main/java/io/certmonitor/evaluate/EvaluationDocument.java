package io.certmonitor.evaluate;

import io.certmonitor.evaluate.Evaluation.JudgedOrder;
import io.certmonitor.event.ExpirationDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.SuppressedFinding;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run came to, as the API and the command line tell it. Absent values are left out.
 *
 * @param at the instant that the orders were judged for
 * @param severity the greatest severity of all findings, {@code ok} when there are none
 * @param unreadable the entries that are no order
 * @param notes what is not as it would be in the service
 */
@Schema(
        description = "What a dry run came to.",
        requiredProperties = {"at", "severity", "orders", "unreadable", "notes"})
public record EvaluationDocument(
        Instant at,
        String severity,
        List<EvaluatedOrder> orders,
        List<UnreadableEntry> unreadable,
        List<String> notes) {

    /**
     * An order and what the policy finds in it.
     *
     * @param id the ARM resource id
     * @param severity the greatest severity of the findings, {@code ok} when there are none
     * @param findings what would be told, the most important first
     * @param suppressed what holds and would not be told
     * @param notes what is not as it would be in the service
     */
    @Schema(requiredProperties = {"id", "severity", "expiration", "findings", "suppressed", "notes", "portalUrl"})
    public record EvaluatedOrder(
            String id,
            String severity,
            ExpirationDocument expiration,
            List<EvaluatedFinding> findings,
            List<SuppressedDocument> suppressed,
            List<String> notes,
            String portalUrl) {

        private static EvaluatedOrder of(JudgedOrder judged, Instant at, Portal portal) {
            return new EvaluatedOrder(
                    judged.order().id().armId(),
                    judged.judgement().severity().label(),
                    ExpirationDocument.at(judged.order(), at),
                    judged.judgement().findings().stream()
                            .map(EvaluatedFinding::of)
                            .toList(),
                    judged.judgement().suppressed().stream()
                            .map(SuppressedDocument::of)
                            .toList(),
                    judged.notes(),
                    portal.url(judged.order().id()));
        }
    }

    /**
     * A finding, with the names that it has in events. It was never raised, so it has no time and no episode.
     *
     * @param property the property it concerns, when it does not concern the order as a whole
     */
    @Schema(requiredProperties = {"code", "severity", "message", "remediation"})
    public record EvaluatedFinding(
            String code,
            @Nullable String property,
            String severity,
            @Nullable String tier,
            String message,
            String remediation) {

        /** The document of a finding. */
        public static EvaluatedFinding of(Finding finding) {
            return new EvaluatedFinding(
                    finding.code().name(),
                    finding.property(),
                    finding.severity().label(),
                    finding.tier() == null ? null : finding.tier().label(),
                    finding.message(),
                    finding.remediation());
        }
    }

    /**
     * A finding that holds and would not be told.
     *
     * @param until when it will be told again
     * @param reason why it is suppressed
     */
    @Schema(requiredProperties = {"finding", "until", "reason"})
    public record SuppressedDocument(EvaluatedFinding finding, Instant until, String reason) {

        /** The document of a suppressed finding. */
        public static SuppressedDocument of(SuppressedFinding suppressed) {
            return new SuppressedDocument(
                    EvaluatedFinding.of(suppressed.finding()),
                    suppressed.suppression().until(),
                    suppressed.suppression().reason());
        }
    }

    /**
     * An entry that is no order.
     *
     * @param entry its name, or its place in the list, from {@code #1}
     * @param message what is wrong with it
     */
    @Schema(requiredProperties = {"entry", "message"})
    public record UnreadableEntry(String entry, String message) {

        /** The document of an entry that is no order. */
        public static UnreadableEntry of(OrderProblem problem) {
            String found = problem.text().isEmpty() ? "it has no id" : "its id is " + problem.text();
            return new UnreadableEntry(problem.order(), "It is no certificate order: " + found + ".");
        }
    }

    /** The document of an evaluation, with links to this portal. */
    public static EvaluationDocument of(Evaluation evaluation, Portal portal) {
        return new EvaluationDocument(
                evaluation.at(),
                evaluation.severity().label(),
                evaluation.orders().stream()
                        .map(order -> EvaluatedOrder.of(order, evaluation.at(), portal))
                        .toList(),
                evaluation.unreadable().stream().map(UnreadableEntry::of).toList(),
                evaluation.notes());
    }
}

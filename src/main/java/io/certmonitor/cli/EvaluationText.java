package io.certmonitor.cli;

import io.certmonitor.evaluate.Evaluation;
import io.certmonitor.evaluate.Evaluation.JudgedOrder;
import io.certmonitor.evaluate.EvaluationDocument.UnreadableEntry;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.SuppressedFinding;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a dry run for people: the most severe order first, then what could not be read, then the counts. */
final class EvaluationText {

    private static final int SEVERITY_WIDTH = "critical".length();

    private final PrintWriter out;
    private final String row;
    private final String below;

    private EvaluationText(PrintWriter out, int codeWidth) {
        this.out = out;
        this.row = "  %-" + SEVERITY_WIDTH + "s  %-" + Math.max(1, codeWidth) + "s  %s%n";
        this.below = " ".repeat(SEVERITY_WIDTH + codeWidth + 6);
    }

    static void print(Evaluation evaluation, PrintWriter out) {
        int codeWidth = evaluation.orders().stream()
                .flatMap(EvaluationText::all)
                .mapToInt(finding -> finding.code().name().length())
                .max()
                .orElse(0);
        new EvaluationText(out, codeWidth).print(evaluation);
    }

    private void print(Evaluation evaluation) {
        evaluation.orders().stream()
                .sorted(Comparator.comparing(
                                (JudgedOrder judged) -> judged.judgement().severity())
                        .reversed())
                .forEach(this::print);
        evaluation.unreadable().stream().map(UnreadableEntry::of).forEach(entry -> {
            line(entry.entry() + ": " + entry.message());
            out.println();
        });
        evaluation.notes().forEach(note -> line("Note: " + note));
        line(summary(evaluation));
    }

    private void print(JudgedOrder judged) {
        OrderId id = judged.order().id();
        line(id.name() + " (resource group " + id.resourceGroup() + ", subscription " + id.subscriptionId() + ")");
        if (judged.judgement().findings().isEmpty()) {
            out.println("  " + Severity.OK.label());
        }
        judged.judgement()
                .findings()
                .forEach(finding -> print(finding.severity().label(), finding));
        judged.judgement().suppressed().forEach(this::print);
        judged.notes().forEach(note -> line("  Note: " + note));
        out.println();
    }

    private void print(SuppressedFinding suppressed) {
        print("(none)", suppressed.finding());
        out.println(below
                + PrintableText.of(
                        "Suppressed until " + suppressed.suppression().until() + ": "
                                + suppressed.suppression().reason()));
    }

    private void print(String severity, Finding finding) {
        out.printf(row, severity, finding.code().name(), PrintableText.of(finding.message()));
        out.println(below + PrintableText.of("To do: " + finding.remediation()));
    }

    private void line(String text) {
        String indent = text.startsWith("  ") ? "  " : "";
        out.println(indent + PrintableText.of(text));
    }

    private static String summary(Evaluation evaluation) {
        Map<Severity, Long> counts = evaluation.orders().stream()
                .collect(Collectors.groupingBy(
                        judged -> judged.judgement().severity(),
                        () -> new TreeMap<Severity, Long>(Comparator.reverseOrder()),
                        Collectors.counting()));
        String bySeverity = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().label())
                .collect(Collectors.joining(", "));
        int orders = evaluation.orders().size();
        int unreadable = evaluation.unreadable().size();
        return "As of " + evaluation.at() + ": " + orders + (orders == 1 ? " order, " : " orders, ") + bySeverity
                + (unreadable == 0 ? "" : "; " + unreadable + " not readable as an order");
    }

    private static Stream<Finding> all(JudgedOrder judged) {
        List<SuppressedFinding> suppressed = judged.judgement().suppressed();
        return Stream.concat(
                judged.judgement().findings().stream(), suppressed.stream().map(SuppressedFinding::finding));
    }
}

package io.certmonitor.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the part of the Kusto query language that a reader of orders needs: a table, then {@code where} with
 * {@code ==}, {@code =~}, {@code in} and {@code in~} joined by {@code and}, {@code project} of plain columns, and
 * {@code order by id asc}. Everything else is refused by name.
 */
final class KqlParser {

    private final List<KqlToken> tokens;
    private final List<KqlQuery.Condition> conditions = new ArrayList<>();

    /** What the operators so far have left. */
    private List<GraphColumn> columns = List.of(GraphColumn.values());

    private int position;

    private KqlParser(String query) {
        this.tokens = KqlToken.of(query);
    }

    /**
     * Reads a query.
     *
     * @throws ArmException with status 400 that names the part it does not understand
     */
    static KqlQuery parse(String query) {
        return new KqlParser(query).query();
    }

    private KqlQuery query() {
        KqlToken name = next();
        GraphTable table = GraphTable.of(name.text())
                .orElseThrow(() -> GraphErrors.badQuery(
                        "DisallowedLogicalTableName",
                        "Table " + name.text() + " is invalid, unsupported or disallowed.",
                        name));
        while (peek().kind() != KqlToken.Kind.END) {
            expect("|");
            operator();
        }
        return new KqlQuery(table, List.copyOf(conditions), columns);
    }

    private void operator() {
        KqlToken operator = next();
        switch (operator.text()) {
            case "where" -> where();
            case "project" -> project();
            case "order", "sort" -> orderById();
            default -> throw unsupported(operator);
        }
    }

    private void where() {
        condition();
        while (peek().is("and")) {
            next();
            condition();
        }
    }

    private void condition() {
        KqlToken word = peek();
        GraphColumn column = column();
        if (column.isDynamic()) {
            throw unsupported(word);
        }
        KqlToken operator = next();
        Set<String> values = new HashSet<>();
        switch (operator.text()) {
            case "==", "=~" -> values.add(text());
            case "in", "in~" -> {
                expect("(");
                values.add(text());
                while (peek().is(",")) {
                    next();
                    values.add(text());
                }
                expect(")");
            }
            default -> throw unsupported(operator);
        }
        conditions.add(new KqlQuery.Condition(column, operator.text().endsWith("~"), values));
    }

    private void project() {
        Set<GraphColumn> known = EnumSet.noneOf(GraphColumn.class);
        List<GraphColumn> projected = new ArrayList<>();
        do {
            KqlToken word = peek();
            GraphColumn column = column();
            if (!known.add(column)) {
                throw unsupported(word);
            }
            projected.add(column);
        } while (another());
        columns = List.copyOf(projected);
    }

    private boolean another() {
        boolean comma = peek().is(",");
        if (comma) {
            next();
        }
        return comma;
    }

    /** Kusto sorts descending unless told otherwise, so the direction is not to be left out. */
    private void orderById() {
        expect("by");
        KqlToken word = peek();
        if (column() != GraphColumn.ID) {
            throw unsupported(word);
        }
        expect("asc");
    }

    private GraphColumn column() {
        KqlToken word = next();
        return columns.stream()
                .filter(column ->
                        word.kind() == KqlToken.Kind.WORD && column.kqlName().equals(word.text()))
                .findFirst()
                .orElseThrow(() -> unsupported(word));
    }

    private String text() {
        KqlToken token = next();
        if (token.kind() != KqlToken.Kind.TEXT) {
            throw unsupported(token);
        }
        return token.text();
    }

    private void expect(String text) {
        KqlToken token = next();
        if (!token.is(text)) {
            throw GraphErrors.badQuery(
                    "ParserFailure", "'" + text + "' is expected before '" + token.text() + "'.", token);
        }
    }

    private static ArmException unsupported(KqlToken token) {
        return GraphErrors.badQuery("ParserFailure", "'" + token.text() + "' is not supported here.", token);
    }

    private KqlToken peek() {
        return tokens.get(position);
    }

    /** The end stays the next token for ever. */
    private KqlToken next() {
        KqlToken token = peek();
        if (token.kind() != KqlToken.Kind.END) {
            position++;
        }
        return token;
    }
}

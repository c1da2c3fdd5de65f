package io.certmonitor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a text in quotes or a sign of a query, and where it stands.
 *
 * @param kind what it is
 * @param text as it was written, without the quotes of a text
 * @param line from 1
 * @param column the characters before it in its line
 */
record KqlToken(Kind kind, String text, int line, int column) {

    private static final Pattern TOKEN = Pattern.compile("(?<skip>\\s+|//[^\\n]*)"
            + "|(?<word>\\w+~?)"
            + "|(?<text>'[^'\\\\\\n]*'|\"[^\"\\\\\\n]*\")"
            + "|(?<sign>==|=~|[|,()])");

    enum Kind {
        WORD,
        TEXT,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind != Kind.TEXT && text.equals(sign);
    }

    /** Cuts a query into tokens; the last one is the end. */
    static List<KqlToken> of(String query) {
        List<KqlToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int position = 0;
        while (position < query.length()) {
            if (!matcher.region(position, query.length()).lookingAt()) {
                String rest = query.substring(position, position + 1);
                throw GraphErrors.badQuery(
                        "ParserFailure", "'" + rest + "' is not supported here.", at(query, position, Kind.SIGN, rest));
            }
            if (matcher.group("word") != null) {
                tokens.add(at(query, position, Kind.WORD, matcher.group("word")));
            } else if (matcher.group("sign") != null) {
                tokens.add(at(query, position, Kind.SIGN, matcher.group("sign")));
            } else if (matcher.group("text") != null) {
                String quoted = matcher.group("text");
                tokens.add(at(query, position, Kind.TEXT, quoted.substring(1, quoted.length() - 1)));
            }
            position = matcher.end();
        }
        tokens.add(at(query, position, Kind.END, "<EOF>"));
        return tokens;
    }

    private static KqlToken at(String query, int position, Kind kind, String text) {
        String before = query.substring(0, position);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new KqlToken(kind, text, line, position - before.lastIndexOf('\n') - 1);
    }
}

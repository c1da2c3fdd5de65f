package io.certmonitor.order;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for names of Azure resources: {@code *}, {@code ?}, {@code [a-c]}, {@code [!a-c]} and {@code {one,two}},
 * without regard to case. Not the JDK's matcher of file names, which refuses names that the process's locale cannot
 * write: in a container without a locale that is every name beyond ASCII.
 */
public final class Glob {

    private final String pattern;
    private final Pattern regex;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.regex = Pattern.compile(regex(pattern.toLowerCase(Locale.ROOT)), Pattern.DOTALL);
    }

    /**
     * Compiles a pattern.
     *
     * @throws PatternSyntaxException when the pattern is malformed
     */
    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return regex.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether it is a name rather than a pattern, so that it matches that name alone. */
    public boolean isExact() {
        return pattern.chars().noneMatch(symbol -> "*?[{".indexOf(symbol) >= 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob that
                && pattern.toLowerCase(Locale.ROOT).equals(that.pattern.toLowerCase(Locale.ROOT));
    }

    @Override
    public int hashCode() {
        return pattern.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean inBraces = false;
        int at = 0;
        while (at < glob.length()) {
            int end = glob.offsetByCodePoints(at, 1);
            String symbol = glob.substring(at, end);
            switch (symbol) {
                case "*" -> regex.append(".*");
                case "?" -> regex.append('.');
                case "[" -> {
                    end = endOfBrackets(glob, at);
                    regex.append(brackets(glob.substring(at + 1, end - 1)));
                }
                case "{" -> {
                    if (inBraces) {
                        throw new PatternSyntaxException("Braces inside braces", glob, at);
                    }
                    inBraces = true;
                    regex.append("(?:");
                }
                case "}" -> {
                    regex.append(inBraces ? ")" : "\\}");
                    inBraces = false;
                }
                case "," -> regex.append(inBraces ? "|" : ",");
                default -> regex.append(Pattern.quote(symbol));
            }
            at = end;
        }
        if (inBraces) {
            throw new PatternSyntaxException("A brace is not closed", glob, glob.length());
        }
        return regex.toString();
    }

    private static int endOfBrackets(String glob, int begin) {
        int end = glob.indexOf(']', begin);
        if (end < 0) {
            throw new PatternSyntaxException("A bracket is not closed", glob, begin);
        }
        return end + 1;
    }

    private static String brackets(String content) {
        String escaped = content.replaceAll("[\\\\\\[&^]", "\\\\$0");
        return escaped.startsWith("!") ? "[^" + escaped.substring(1) + "]" : "[" + escaped + "]";
    }
}

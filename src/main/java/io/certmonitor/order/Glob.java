package io.certmonitor.order;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for names of Azure resources: {@code *}, {@code ?}, {@code [a-c]} and {@code {one,two}} as in
 * {@link java.nio.file.FileSystem#getPathMatcher}, without regard to case.
 */
public final class Glob {

    private final String pattern;
    private final PathMatcher matcher;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT));
    }

    /**
     * Compiles a pattern.
     *
     * @throws java.util.regex.PatternSyntaxException when the pattern is malformed
     */
    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return matcher.matches(Path.of(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob that && pattern.equalsIgnoreCase(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}

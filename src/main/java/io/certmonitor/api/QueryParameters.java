package io.certmonitor.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of an address and gathers all that is wrong with it, so that a caller learns it at once. A parameter
 * nobody reads is wrong as well: a misspelt filter would otherwise show everything. An empty value is as good as none.
 */
final class QueryParameters {

    private final Map<String, List<String>> given;
    private final Set<String> known = new TreeSet<>();
    private final List<ParameterError> errors = new ArrayList<>();

    QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** The value of a parameter that can be given once; null when it is not given or wrong. */
    <T> @Nullable T one(String name, String allowed, Function<String, Optional<T>> reader) {
        List<String> values = values(name).toList();
        if (values.size() > 1) {
            errors.add(ParameterError.of(name, String.join(",", values), "given once"));
            return null;
        }
        return values.isEmpty()
                ? null
                : read(name, values.get(0), allowed, reader).orElse(null);
    }

    /** The values of a parameter that can be given several times, or with several values separated by commas. */
    <T> Set<T> several(String name, String allowed, Function<String, Optional<T>> reader) {
        Set<T> all = new LinkedHashSet<>();
        values(name)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(value -> read(name, value, allowed, reader).ifPresent(all::add));
        return all;
    }

    /**
     * Call when all parameters were read.
     *
     * @throws ProblemException when anything was wrong
     */
    void check() {
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                String value = values.isEmpty() ? "" : values.get(0);
                errors.add(ParameterError.of(name, value, allowedNames()));
            }
        });
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.wrongParameters(errors));
        }
    }

    private String allowedNames() {
        return known.isEmpty() ? "no parameter at all" : "one of the parameters " + String.join(", ", known);
    }

    private Stream<String> values(String name) {
        known.add(name);
        return given.getOrDefault(name, List.of()).stream().map(String::strip).filter(value -> !value.isEmpty());
    }

    private <T> Optional<T> read(String name, String value, String allowed, Function<String, Optional<T>> reader) {
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            errors.add(ParameterError.of(name, value, allowed));
        }
        return read;
    }
}

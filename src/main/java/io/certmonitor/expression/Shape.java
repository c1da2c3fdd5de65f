package io.certmonitor.expression;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of the expressions, with how each field is taken from what it describes. One list serves both, so that
 * whatever compiles can be evaluated.
 *
 * @param <T> what it describes
 */
final class Shape<T> {

    private final StructType type;
    private final List<Field<T>> fields;

    Shape(String name, List<Field<T>> fields) {
        this.fields = fields;
        ImmutableMap<String, CelType> types =
                fields.stream().collect(ImmutableMap.toImmutableMap(Field::name, Field::type));
        this.type = StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    StructType type() {
        return type;
    }

    /** The values of the fields that are there: an absent one has no entry, which {@code has()} tells. */
    Map<String, Object> view(T described) {
        Map<String, Object> view = new HashMap<>();
        for (Field<T> field : fields) {
            Object value = field.value().apply(described);
            if (value != null) {
                view.put(field.name(), value);
            }
        }
        return view;
    }

    /**
     * A field.
     *
     * @param value gives what CEL takes for the type, or null when it is absent
     */
    record Field<T>(String name, CelType type, Function<T, @Nullable Object> value) {}
}

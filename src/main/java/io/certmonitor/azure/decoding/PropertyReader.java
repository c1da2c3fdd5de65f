package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.AzureEnum;
import io.certmonitor.order.AzureValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of one JSON object. A property that is absent or cannot be read is null; the latter is told to
 * {@link Problems}. Only properties that are asked for are looked at, so a secret one is never read by accident. All
 * text is well-formed Unicode, so that it can be written again.
 */
final class PropertyReader {

    private static final String NESTED = "properties";

    private final JsonNode object;
    private final JsonNode nested;
    private final String prefix;
    private final Problems problems;

    PropertyReader(JsonNode object, String prefix, Problems problems) {
        this(object, MissingNode.getInstance(), prefix, problems);
    }

    private PropertyReader(JsonNode object, JsonNode nested, String prefix, Problems problems) {
        this.object = object;
        this.nested = nested;
        this.prefix = prefix;
        this.problems = problems;
    }

    @Nullable
    String text(String name) {
        return read(name, PropertyReader::asText);
    }

    @Nullable
    Integer number(String name) {
        return read(name, PropertyReader::asInteger);
    }

    @Nullable
    Boolean flag(String name) {
        return read(name, PropertyReader::asBoolean);
    }

    @Nullable
    Instant date(String name) {
        return read(
                name,
                value -> value.isTextual() ? ArmDates.parse(value.textValue()).orElse(null) : null);
    }

    <E extends Enum<E> & AzureEnum> @Nullable AzureValue<E> value(String name, Class<E> type) {
        AzureValue<E> value = read(
                name, found -> found.isTextual() ? AzureValue.of(type, PlainText.wellFormed(found.textValue())) : null);
        if (value != null && value.isUnknown()) {
            problems.unknownValue(prefix + name, value.text());
        }
        return value;
    }

    /**
     * Reads a property whose content must reach no output, not even when it cannot be read; null when it is absent,
     * blank or not what the conversion reads.
     */
    <T> @Nullable T secret(String name, Function<String, Optional<T>> conversion) {
        JsonNode found = find(name);
        if (found.isMissingNode()
                || found.isNull()
                || (found.isTextual() && found.textValue().isBlank())) {
            return null;
        }
        Optional<T> value = found.isTextual() ? conversion.apply(found.textValue()) : Optional.empty();
        if (value.isEmpty()) {
            problems.unreadableSecret(prefix + name);
        }
        return value.orElse(null);
    }

    /**
     * The object below a property; null when there is none. The oldest API version wraps in {@code properties} what
     * later ones have there flat.
     */
    @Nullable
    PropertyReader child(String name) {
        JsonNode child = container(name, JsonNode::isObject);
        return child.isMissingNode()
                ? null
                : new PropertyReader(child, child.path(NESTED), prefix + name + ".", problems);
    }

    /**
     * The value of a property that must have this shape; a missing node when it is absent or has another. What stands
     * in its place is told by its type alone: text may be a whole object that is written as text, secrets and all.
     */
    JsonNode container(String name, Predicate<JsonNode> shape) {
        JsonNode found = find(name);
        if (shape.test(found)) {
            return found;
        }
        if (!found.isMissingNode() && !found.isNull()) {
            problems.unreadableContainer(prefix + name, found);
        }
        return MissingNode.getInstance();
    }

    private <T> @Nullable T read(String name, Function<JsonNode, @Nullable T> conversion) {
        JsonNode found = find(name);
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        T value = Problems.isTooLong(found) ? null : conversion.apply(found);
        if (value == null) {
            problems.unreadable(prefix + name, found);
        }
        return value;
    }

    private JsonNode find(String name) {
        JsonNode flat = object.path(name);
        return flat.isMissingNode() ? nested.path(name) : flat;
    }

    private static @Nullable String asText(JsonNode value) {
        return value.isTextual() || value.isNumber() ? PlainText.wellFormed(value.asText()) : null;
    }

    private static @Nullable Integer asInteger(JsonNode value) {
        if (value.isNumber()) {
            return value.canConvertToInt() && value.canConvertToExactIntegral() ? value.intValue() : null;
        }
        try {
            return value.isTextual() ? Integer.valueOf(value.textValue().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean asBoolean(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "") {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}

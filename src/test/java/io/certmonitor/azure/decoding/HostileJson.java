package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values that nobody would send on purpose. */
final class HostileJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 1_000;

    private HostileJson() {}

    static Arbitrary<JsonNode> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, scalars()), Tuple.of(3, dates()), Tuple.of(2, trees(3)), Tuple.of(1, deep()));
    }

    /** A list of damages, each to be done after the one before. */
    static Arbitrary<List<Damage>> damages() {
        Arbitrary<Damage> damage = Combinators.combine(
                        Arbitraries.of(Damage.Kind.class),
                        Arbitraries.integers().between(0, 100_000),
                        names(),
                        values())
                .as(Damage::new);
        return damage.list().ofMinSize(1).ofMaxSize(6);
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        JSON.nullNode(),
                        JSON.booleanNode(true),
                        JSON.numberNode(Long.MIN_VALUE),
                        JSON.numberNode(Double.POSITIVE_INFINITY),
                        JSON.numberNode(Double.MIN_VALUE),
                        JSON.numberNode(BigInteger.TEN.pow(900)),
                        JSON.numberNode(new BigDecimal("1E+1000000000")),
                        JSON.numberNode(new BigDecimal("-1E-1000000000")),
                        JSON.textNode(""),
                        JSON.textNode("x".repeat(20_000))),
                Arbitraries.integers().map(JSON::numberNode),
                Arbitraries.doubles().map(JSON::numberNode),
                texts().map(JSON::textNode));
    }

    /** With control characters, halves of surrogate pairs and what changes the direction of writing. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars(
                                '\0', '\n', '\u001b', '\u007f', '\u202e', '\u2028', '\ud83d', '\ude00', '\uffff', '"',
                                'a')
                        .ofMaxLength(20),
                Arbitraries.strings().ascii().ofMaxLength(20));
    }

    private static Arbitrary<JsonNode> dates() {
        return Arbitraries.of(
                        "2026-02-30T00:00:00Z",
                        "2026-12-16T24:00:00Z",
                        "2026-12-16",
                        "2026-12-16T00:00:60Z",
                        "2026-12-16T00:00:00+25:00",
                        "2026-12-16T00:00:00-18:00",
                        "0000-00-00T00:00:00Z",
                        "0001-01-01T00:00:00",
                        "-999999999-01-01T00:00:00+18:00",
                        "+999999999-12-31T23:59:59.999999999-18:00",
                        "9999-12-31T23:59:59.9999999",
                        "16/12/2026 00:00:00",
                        "/Date(1797379200000)/",
                        "1797379200")
                .map(JSON::textNode);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(RealisticOrders.NAMES)), Tuple.of(1, texts()));
    }

    /** Any JSON, as deep as the number says. */
    static Arbitrary<JsonNode> trees(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<JsonNode> arrays =
                Arbitraries.lazy(() -> trees(depth - 1)).list().ofMaxSize(3).map(items -> new ArrayNode(JSON, items));
        Arbitrary<JsonNode> objects = Arbitraries.maps(names(), Arbitraries.lazy(() -> trees(depth - 1)))
                .ofMaxSize(4)
                .map(fields -> new ObjectNode(JSON, fields));
        return Arbitraries.oneOf(scalars(), arrays, objects);
    }

    private static Arbitrary<JsonNode> deep() {
        return Arbitraries.of(true, false).map(arrays -> {
            JsonNode inner = JSON.textNode("core");
            for (int i = 0; i < DEEP; i++) {
                inner = arrays ? JSON.arrayNode().add(inner) : JSON.objectNode().set("properties", inner);
            }
            return inner;
        });
    }
}

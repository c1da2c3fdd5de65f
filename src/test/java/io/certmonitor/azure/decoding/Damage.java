package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * One thing that goes wrong in an order. It never moves a secret to a property that is shown: that would be no fault of
 * the decoder.
 *
 * @param place which property it happens to, of all those at any depth
 * @param name another property, for what needs one
 * @param value another value, for what needs one
 */
record Damage(Kind kind, int place, String name, JsonNode value) {

    enum Kind {
        DROP,
        COPY,
        RENAME,
        REPLACE,
        ADD,
        WRAP,
        RETYPE,
        CUT,
        FLIP
    }

    /** Damages an order; nothing happens when nothing is left of it. */
    void apply(ObjectNode order) {
        List<Site> sites = sites(order, kind == Kind.FLIP);
        if (!sites.isEmpty()) {
            apply(sites.get(Math.floorMod(place, sites.size())));
        }
    }

    private void apply(Site site) {
        JsonNode found = site.value();
        boolean secret = holdsSecret(found);
        switch (kind) {
            case DROP -> site.parent.remove(site.field);
            case COPY -> site.parent.set(secret ? site.field : name, found);
            case RENAME -> {
                site.parent.remove(site.field);
                site.parent.set(secret ? site.field.toUpperCase(Locale.ROOT) : name, found);
            }
            case REPLACE -> site.set(value);
            case ADD -> site.parent.set(name, value);
            case WRAP ->
                site.set(
                        place % 2 == 0
                                ? site.parent.arrayNode().add(found)
                                : site.parent.objectNode().set(secret && found.isTextual() ? site.field : name, found));
            case RETYPE -> site.set(found.isTextual() ? site.parent.numberNode(place) : text(found, secret));
            case CUT -> site.set(found.isTextual() ? TextNode.valueOf(cut(found.textValue())) : found);
            case FLIP -> site.set(TextNode.valueOf(flipped(found.textValue())));
        }
    }

    private static JsonNode text(JsonNode found, boolean secret) {
        return secret ? found : TextNode.valueOf(found.asText());
    }

    private String cut(String text) {
        return text.substring(0, Math.floorMod(place, text.length() + 1));
    }

    /** Changes a byte of a certificate, and now and then cuts it there too. */
    private String flipped(String base64) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64;
        }
        if (der.length == 0) {
            return base64;
        }
        int index = Math.floorMod(place, der.length);
        der[index] ^= (byte) (1 << Math.floorMod(name.hashCode(), Byte.SIZE));
        return Base64.getEncoder().encodeToString(place % 7 == 0 ? Arrays.copyOf(der, index) : der);
    }

    private static List<Site> sites(ObjectNode order, boolean certificates) {
        List<Site> sites = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(order));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node instanceof ObjectNode parent) {
                parent.fieldNames().forEachRemaining(field -> {
                    if (!certificates
                            || (field.equals("rawData") && parent.path(field).isTextual())) {
                        sites.add(new Site(parent, field));
                    }
                });
            }
            node.forEach(open::push);
        }
        return sites;
    }

    private static boolean holdsSecret(JsonNode node) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            JsonNode next = open.pop();
            if (next.isTextual()
                    && (next.textValue().contains(RealisticOrders.CANARY)
                            || next.textValue().startsWith("MII"))) {
                return true;
            }
            next.forEach(open::push);
        }
        return false;
    }

    private record Site(ObjectNode parent, String field) {

        JsonNode value() {
            return parent.path(field);
        }

        void set(JsonNode other) {
            parent.set(field, other);
        }
    }
}

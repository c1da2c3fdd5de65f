package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A certificate order in Azure's words.
 *
 * <p>The properties are kept as JSON text: the text cannot change under a reader, holds what no typed model could
 * ("not-a-date" as a date), and a fleet of a hundred thousand orders is served without building trees. The certificate
 * in it is a real one, that a simulated authority signed, and agrees with the JSON around it unless a test wants it not
 * to.
 *
 * @param subscriptionId the subscription that holds it
 * @param resourceGroup its resource group, in the casing that its id shows
 * @param name the order's name
 * @param location Global, or global as some orders have it
 * @param tags its Azure tags
 * @param content the JSON object {@code properties} in the flat shape
 */
public record SimulatedOrder(
        String subscriptionId,
        String resourceGroup,
        String name,
        String location,
        Map<String, String> tags,
        OrderProperties content) {

    /** The resource type of orders. */
    public static final String TYPE = "Microsoft.CertificateRegistration/certificateOrders";

    private static final int ID_SEGMENTS = 9;
    private static final Duration HEALTHY_REMAINING = Duration.ofDays(120);

    /** Keeps an own copy of the tags. */
    public SimulatedOrder {
        tags = Map.copyOf(tags);
    }

    /**
     * Starts an order without a trouble: issued 78 days ago for 198 days in a paid year, renewing itself, in Key Vault.
     *
     * @param now the time that the order's dates are counted from
     * @param subscriptionId the subscription to put it in
     * @param resourceGroup the resource group to put it in
     * @param name the order's name
     * @return a builder to change what should differ
     */
    public static SimulatedOrderBuilder healthy(Instant now, String subscriptionId, String resourceGroup, String name) {
        OrderProperties unissued = HealthyProperties.of(subscriptionId, name);
        return new SimulatedOrder(subscriptionId, resourceGroup, name, "Global", Map.of(), unissued)
                .toBuilder(now).keyVaultCertificate("main", "Succeeded").expiresIn(HEALTHY_REMAINING);
    }

    /**
     * Reads an order from its resource in the flat shape. What it says of its certificate stays as it is, whatever
     * happens to its dates, until it is renewed.
     *
     * @param resource the resource with id, name, location, tags and properties
     * @return the same order
     */
    public static SimulatedOrder fromJson(JsonNode resource) {
        String[] id = resource.path("id").asText().split("/", -1);
        if (id.length != ID_SEGMENTS || !(resource.path("properties") instanceof ObjectNode properties)) {
            throw new IllegalArgumentException("Not an order: " + resource.path("id"));
        }
        SortedMap<String, String> tags = new TreeMap<>();
        resource.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        boolean withRawData = properties.at("/signedCertificate/rawData").isTextual();
        TbsCertificate tbs = TbsCertificate.of(properties, resource.path("id").asText());
        return new SimulatedOrder(
                id[2],
                id[4],
                id[8],
                resource.path("location").asText(),
                tags,
                new OrderProperties(properties, tbs, withRawData, withRawData));
    }

    /**
     * Starts a changed copy.
     *
     * @param now the time that the builder counts dates from
     * @return a builder that holds everything this order says
     */
    public SimulatedOrderBuilder toBuilder(Instant now) {
        return new SimulatedOrderBuilder(now, this);
    }

    /**
     * The ARM id.
     *
     * @return the id in Azure's casing
     */
    public String id() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup + "/providers/" + TYPE + "/"
                + name;
    }

    /**
     * The JSON object {@code properties} in the flat shape. The first call signs the certificate.
     *
     * @return the JSON text
     */
    public String properties() {
        return content.text();
    }

    /**
     * Looks a property up.
     *
     * @param path the names from {@code properties} inwards, parted by dots: {@code signedCertificate.notAfter}
     * @return the value, a missing node when there is none
     */
    public JsonNode property(String path) {
        return content.at(path);
    }

    /**
     * The earlier of the order's and the certificate's expiry.
     *
     * @return the moment, empty while neither can be read
     */
    public Optional<Instant> effectiveExpiry() {
        return ArmTime.effectiveExpiry(content.marked());
    }

    /**
     * The resource as api-version 2024-11-01 shows it.
     *
     * @return the JSON text
     */
    public String json() {
        return OrderJson.flat(this);
    }
}

package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A resource group as Azure lists it.
 *
 * @param subscriptionId the subscription that holds it
 * @param name its name in the spelling it was created with
 * @param location where its metadata lives; orders are global all the same
 * @param tags its Azure tags
 */
public record SimulatedResourceGroup(String subscriptionId, String name, String location, Map<String, String> tags) {

    /** Its {@code properties} as JSON. */
    static final String PROPERTIES = "{\"provisioningState\":\"Succeeded\"}";

    /** Keeps an own copy of the tags. */
    public SimulatedResourceGroup {
        tags = Map.copyOf(tags);
    }

    String id() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + name;
    }

    String json() {
        ObjectNode json = Json.object()
                .put("id", id())
                .put("name", name)
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", location);
        if (!tags.isEmpty()) {
            json.set("tags", Json.MAPPER.valueToTree(tags));
        }
        json.set("properties", Json.parse(PROPERTIES));
        return Json.text(json);
    }
}

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

    /** Keeps an own copy of the tags. */
    public SimulatedResourceGroup {
        tags = Map.copyOf(tags);
    }

    String json() {
        ObjectNode json = Json.object()
                .put("id", "/subscriptions/" + subscriptionId + "/resourceGroups/" + name)
                .put("name", name)
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", location);
        if (!tags.isEmpty()) {
            json.set("tags", Json.MAPPER.valueToTree(tags));
        }
        json.putObject("properties").put("provisioningState", "Succeeded");
        return Json.text(json);
    }
}

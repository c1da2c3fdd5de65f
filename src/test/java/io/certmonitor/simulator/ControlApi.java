package io.certmonitor.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a demo or a tester drives the simulator with, over HTTP and without a token. */
final class ControlApi {

    private static final Map<String, Supplier<OrderOperation>> PLAIN = Map.of(
            "issue", OrderOperation::issue,
            "renew", OrderOperation::renew,
            "deny", OrderOperation::deny,
            "revoke", OrderOperation::revoke,
            "expire", OrderOperation::expire,
            "repair-key-vault", OrderOperation::repairKeyVault,
            "delete", OrderOperation::delete);

    /** A hundred years: dates beyond have more digits than Azure's form holds. */
    private static final long MAX_SECONDS = Duration.ofDays(36_525).toSeconds();

    private final SimulatedAzure azure;
    private final Faults faults;

    ControlApi(SimulatedAzure azure, Faults faults) {
        this.azure = azure;
        this.faults = faults;
    }

    Answer answer(ArmRequest request) {
        String body = request.body();
        try {
            List<String> path = ArmCall.segments(request.path());
            String target = request.method() + " " + (path.size() > 1 ? path.get(1) : "") + " " + path.size();
            return switch (target) {
                case "GET orders 2" -> Answer.json(200, Json.text(Map.of("orders", orders())));
                case "PUT orders 5" -> operate(path, OrderOperation.patch(Json.parse(body)));
                case "POST orders 6" -> operate(path, operation(path.get(5), request.query()));
                case "GET faults 2" -> Answer.json(200, Json.text(Map.of("faults", faults.rules())));
                case "POST faults 2" -> add(rule(body));
                case "DELETE faults 2" -> remove(body);
                default ->
                    throw new ArmException(
                            404, "NotFound", "There is no " + request.method() + " " + request.path() + " here.");
            };
        } catch (ArmException e) {
            return e.answer();
        } catch (IllegalArgumentException e) {
            return ArmException.badRequest(String.valueOf(e.getMessage())).answer();
        }
    }

    private List<ObjectNode> orders() {
        return azure.orders().stream().map(ControlApi::summary).toList();
    }

    private static ObjectNode summary(SimulatedOrder order) {
        ObjectNode json = Json.object()
                .put("id", order.id())
                .put("subscription", order.subscriptionId())
                .put("resourceGroup", order.resourceGroup())
                .put("name", order.name());
        json.set("status", order.property("status"));
        order.effectiveExpiry().ifPresent(expiry -> json.put("effectiveExpiry", ArmTime.text(expiry)));
        return json;
    }

    private Answer operate(List<String> path, OrderOperation operation) {
        String subscription = path.get(2);
        String group = path.get(3);
        String name = path.get(4);
        try {
            azure.apply(subscription, group, name, operation);
        } catch (NoSuchElementException e) {
            throw ArmException.orderNotFound(group, name);
        }
        return azure.order(subscription, group, name)
                .map(order -> Answer.json(200, order.json()))
                .orElseGet(() -> new Answer(204, Map.of(), ""));
    }

    private static OrderOperation operation(String name, Map<String, String> query) {
        Supplier<OrderOperation> plain = PLAIN.get(name);
        if (plain != null) {
            return plain.get();
        }
        if (name.equals("expire-in")) {
            return OrderOperation.expireIn(seconds(query.get("seconds")));
        }
        if (!name.equals("break-key-vault")) {
            throw new IllegalArgumentException("Unknown operation " + name + "; there are expire-in, break-key-vault, "
                    + String.join(", ", new TreeSet<>(PLAIN.keySet())));
        }
        String status = query.get("status");
        if (status == null || status.isBlank()) {
            throw new IllegalArgumentException("break-key-vault needs ?status=, such as KeyVaultDoesNotExist");
        }
        String certificate = query.get("certificate");
        return certificate == null
                ? OrderOperation.breakKeyVault(status)
                : OrderOperation.breakKeyVault(certificate, status);
    }

    private static Duration seconds(@Nullable String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= -MAX_SECONDS && seconds <= MAX_SECONDS) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expire-in needs ?seconds= with a whole number, not " + text, e);
        }
        throw new IllegalArgumentException("expire-in takes at most " + MAX_SECONDS + " seconds, not " + text);
    }

    private Answer add(FaultRule rule) {
        faults.add(rule);
        return Answer.json(201, Json.text(rule));
    }

    /** Without a body everything works again; with a rule only that one ends. */
    private Answer remove(String body) {
        if (body.isBlank()) {
            faults.clear();
        } else if (!faults.remove(rule(body))) {
            throw new ArmException(404, "NotFound", "This rule is not in force; GET /control/faults tells which are.");
        }
        return new Answer(204, Map.of(), "");
    }

    private static FaultRule rule(String body) {
        try {
            return Json.MAPPER.readValue(body, FaultRule.class);
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
            String reason = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
            throw new IllegalArgumentException("Not a fault rule: " + reason, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }
}

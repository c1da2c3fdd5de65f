package io.certmonitor.api;

import io.certmonitor.order.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which order a request is about, if about any: by its ARM id, or by its three names. */
final class OrderReference {

    private static final List<String> NAMES = List.of("subscription", "resourceGroup", "name");

    private OrderReference() {}

    /**
     * Reads the parameters of an address; empty when they name no order.
     *
     * @throws ProblemException when they are wrong, or name half of one
     */
    static Optional<OrderId> of(Map<String, List<String>> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        OrderId order = query.one("order", "the ARM id of a certificate order", OrderId::parse);
        List<String> names = new ArrayList<>();
        List<ParameterError> missing = new ArrayList<>();
        for (String parameter : NAMES) {
            String name = query.one(parameter, "any text", Optional::of);
            if (name == null) {
                missing.add(ParameterError.of(parameter, "", "given, when another part of the order's name is"));
            } else {
                names.add(name);
            }
        }
        query.check();
        checkOneWay(order, names, missing);
        return names.isEmpty()
                ? Optional.ofNullable(order)
                : Optional.of(new OrderId(names.get(0), names.get(1), names.get(2)));
    }

    private static void checkOneWay(@Nullable OrderId order, List<String> names, List<ParameterError> missing) {
        if (order != null && !names.isEmpty()) {
            throw new ProblemException(Problem.wrongParameters(List.of(ParameterError.of(
                    "order", order.armId(), "given alone, without subscription, resourceGroup, name"))));
        }
        if (!names.isEmpty() && !missing.isEmpty()) {
            throw new ProblemException(Problem.wrongParameters(missing));
        }
    }
}

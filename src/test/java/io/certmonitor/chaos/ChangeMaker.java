package io.certmonitor.chaos;

import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatedOrderBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lets happen in the simulated Azure what is planned, and enters it in the ledger. */
final class ChangeMaker {

    private static final Duration FAR_AWAY = Duration.ofDays(120);

    private final SimulatedAzure azure;
    private final Ledger ledger;

    ChangeMaker(SimulatedAzure azure, Ledger ledger) {
        this.azure = azure;
        this.ledger = ledger;
    }

    /** Enters the orders that are there before anything happens. */
    void enterAll() {
        Instant now = Instant.now();
        azure.orders().forEach(order -> ledger.order(OrderName.of(order).key(), now, OrderFacts.of(order)));
    }

    void make(Change change) {
        OrderName order = change.order();
        switch (change.kind()) {
            case DENY -> build(order, builder -> builder.status("Denied"));
            case ISSUE -> build(order, builder -> builder.status("Issued"));
            case BREAK_KEY_VAULT -> build(order, builder -> keyVault(builder, "KeyVaultDoesNotExist"));
            case MEND_KEY_VAULT -> build(order, builder -> keyVault(builder, "Succeeded"));
            case AUTO_RENEW_OFF -> build(order, builder -> builder.autoRenew(false));
            case AUTO_RENEW_ON -> build(order, builder -> builder.autoRenew(true));
            case RENEW -> apply(order, OrderOperation.renew());
            case END_SOON -> apply(order, OrderOperation.expireIn(change.remaining()));
            case CREATE -> create(order, change.remaining());
            case DELETE -> apply(order, OrderOperation.delete());
            case DELETE_GROUP -> deleteGroup(order);
        }
    }

    private static SimulatedOrderBuilder keyVault(SimulatedOrderBuilder builder, String state) {
        return builder.keyVaultCertificate(OrderFacts.KEY_VAULT_CERTIFICATE, state);
    }

    private void build(OrderName order, UnaryOperator<SimulatedOrderBuilder> change) {
        apply(order, (before, now) -> change.apply(before.toBuilder(now)).build());
    }

    /** The instant is taken first: nobody can have seen the change earlier. */
    private void apply(OrderName order, OrderOperation operation) {
        Instant at = Instant.now();
        azure.apply(order.subscription(), order.resourceGroup(), order.name(), operation);
        enter(order, at);
    }

    private void create(OrderName order, Duration remaining) {
        Instant at = Instant.now();
        azure.putOrder(SimulatedOrder.healthy(at, order.subscription(), order.resourceGroup(), order.name())
                .withoutRawData()
                .expiresIn(remaining.isZero() ? FAR_AWAY : remaining)
                .build());
        enter(order, at);
    }

    private void deleteGroup(OrderName order) {
        List<OrderName> lost = azure.orders().stream()
                .map(OrderName::of)
                .filter(order::isInGroupOf)
                .toList();
        Instant at = Instant.now();
        azure.removeResourceGroup(order.subscription(), order.resourceGroup());
        lost.forEach(each -> enter(each, at));
    }

    private void enter(OrderName order, Instant at) {
        ledger.order(
                order.key(),
                at,
                azure.order(order.subscription(), order.resourceGroup(), order.name())
                        .map(OrderFacts::of)
                        .orElse(null));
    }
}

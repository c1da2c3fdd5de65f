package io.certmonitor.metrics;

import io.certmonitor.transition.OrderState;
import java.util.List;

/**
 * An order in one scrape.
 *
 * @param id the values of {@link MetricNames#ORDER_LABELS}, which all of its series begin with
 * @param state what is shown of it
 */
record ShownOrder(List<String> id, OrderState state) {

    static ShownOrder of(OrderState state) {
        return new ShownOrder(Labels.of(state.order().id()), state);
    }
}

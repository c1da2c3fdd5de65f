package io.certmonitor.prometheus;

import java.util.List;

/**
 * What people who look at the dashboards during the demo have chosen.
 *
 * @param given the variables that Grafana has by itself
 */
record Viewers(GrafanaVariables given) {

    private static final String ALL = ".*";
    private static final String DASHBOARD_OF_AN_ORDER = "order.json";

    /** Orders that something happens to, as the labels name them. */
    private static final List<Order> ORDERS = List.of(
            new Order("5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5", "rg-webshop", "pay-example-com"),
            new Order("5709a1c2-8f3e-4d17-9b60-2e4c7d81a0f5", "rg-webshop", "shop-example-com"),
            new Order("5c0e7a11-4b2d-4f6e-8a39-d1f27c3b9e55", "rg-scenarios", "pending-issuance"));

    /** On the dashboard of an order one of several; on the others everything, as is chosen when they are opened. */
    List<GrafanaVariables> of(String dashboard) {
        GrafanaVariables common = given.with("job", PrometheusSetup.JOB);
        return dashboard.equals(DASHBOARD_OF_AN_ORDER)
                ? ORDERS.stream().map(order -> order.in(common)).toList()
                : List.of(common.with("subscription", ALL).with("instance", ALL));
    }

    private record Order(String subscription, String resourceGroup, String name) {

        GrafanaVariables in(GrafanaVariables variables) {
            return variables
                    .with("subscription", subscription)
                    .with("resource_group", resourceGroup)
                    .with("name", name);
        }
    }
}

package io.certmonitor.simulator;

/**
 * The order of the example that Azure publishes with its API description: expired since November 2022, with one of its
 * two Key Vault secrets gone. Its dates are fixed, so it says the same whenever it is looked at.
 */
public final class PublishedExample {

    /** The subscription that the example is in. */
    public static final String SUBSCRIPTION = "34adfa4f-cedf-4dc0-ba29-b6d1a69ab345";

    /** The resource group that the example is in. */
    public static final String RESOURCE_GROUP = "testrg123";

    /** The name of the order. */
    public static final String NAME = "SampleCertificateOrderName";

    private PublishedExample() {}

    /**
     * The order.
     *
     * @return the order as the example states it
     */
    public static SimulatedOrder order() {
        return SimulatedOrder.fromJson(
                Json.resource("/simulator/published-example.json").at("/value/0"));
    }
}

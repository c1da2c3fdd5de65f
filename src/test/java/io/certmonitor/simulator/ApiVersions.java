package io.certmonitor.simulator;

import java.util.Set;
import java.util.TreeSet;

/** The api-versions of the resource providers, and how each refuses one that it does not have. */
final class ApiVersions {

    /** The oldest version of the orders, and the only one in the nested shape. */
    static final String NESTED = "2015-08-01";

    static final Set<String> ORDERS = Set.of(
            NESTED,
            "2018-02-01",
            "2019-08-01",
            "2020-06-01",
            "2020-09-01",
            "2020-10-01",
            "2020-12-01",
            "2021-01-01",
            "2021-01-15",
            "2021-02-01",
            "2021-03-01",
            "2022-03-01",
            "2022-09-01",
            "2023-01-01",
            "2023-12-01",
            "2024-04-01",
            "2024-11-01");

    /** The stable versions of Resource Graph whose rows are objects unless asked otherwise; older ones have tables. */
    private static final Set<String> RESOURCE_GRAPH = Set.of("2021-03-01", "2022-10-01", "2024-04-01");

    private static final Set<String> RESOURCES = Set.of(
            "2016-06-01",
            "2018-05-01",
            "2019-05-01",
            "2019-10-01",
            "2020-01-01",
            "2020-06-01",
            "2020-10-01",
            "2021-01-01",
            "2021-04-01",
            "2022-09-01",
            "2022-12-01",
            "2023-07-01",
            "2024-03-01",
            "2024-07-01",
            "2024-11-01",
            "2025-03-01",
            "2025-04-01");

    private ApiVersions() {}

    static void check(ArmCall call, ArmRequest request, Set<String> orderVersions) {
        String version = request.apiVersion();
        if (version.isEmpty()) {
            throw new ArmException(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        if (call.operation() == ArmOperation.QUERY_RESOURCES) {
            checkResourceGraph(version);
            return;
        }
        boolean resources = call.operation() == ArmOperation.LIST_SUBSCRIPTIONS
                || call.operation() == ArmOperation.LIST_RESOURCE_GROUPS;
        if (resources && !RESOURCES.contains(version)) {
            throw new ArmException(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version '" + version + "' is invalid. The supported versions are '" + list(RESOURCES)
                            + "'.");
        }
        if (!resources && !orderVersions.contains(version)) {
            throw new ArmException(
                    400,
                    "NoRegisteredProviderFound",
                    "No registered resource provider found for location 'Global' and API version '" + version
                            + "' for type 'certificateOrders'. The supported api-versions are '" + list(orderVersions)
                            + "'.");
        }
    }

    /** ARM answers calls without a location in these words, with 404. */
    private static void checkResourceGraph(String version) {
        if (!RESOURCE_GRAPH.contains(version)) {
            throw new ArmException(
                    404,
                    "InvalidResourceType",
                    "The resource type 'resources' could not be found in the namespace 'Microsoft.ResourceGraph' for api"
                            + " version '" + version + "'. The supported api-versions are '" + list(RESOURCE_GRAPH)
                            + "'.");
        }
    }

    private static String list(Set<String> versions) {
        return String.join(", ", new TreeSet<>(versions));
    }
}

package io.certmonitor.api;

import io.certmonitor.order.OrderProblem;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.ServiceStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How reading Azure goes. Absent values are left out.
 *
 * @param discovery the last discovery of subscriptions by this replica; left out before the first one
 * @param scopes the scopes of all replicas
 * @param complete whether these are all of them; false for a moment after a start
 */
@Schema(
        description = "How reading Azure goes.",
        requiredProperties = {"scopes", "complete"})
public record ScopesDocument(@Nullable DiscoveryDocument discovery, List<ScopeDocument> scopes, boolean complete) {

    /**
     * The last discovery of subscriptions.
     *
     * @param subscriptions how many are monitored in all
     * @param owned how many of them this replica polls
     * @param failure why they could not be listed; left out when they could
     */
    @Schema(requiredProperties = {"at", "subscriptions", "owned"})
    public record DiscoveryDocument(
            Instant at,
            int subscriptions,
            int owned,
            @Nullable String failure) {

        private static @Nullable DiscoveryDocument of(ServiceStatus.@Nullable Discovery discovery) {
            return discovery == null
                    ? null
                    : new DiscoveryDocument(
                            discovery.at(), discovery.subscriptions(), discovery.owned(), discovery.failure());
        }
    }

    /**
     * How reading a scope goes.
     *
     * @param resourceGroup left out when the scope is a whole subscription
     * @param up whether the last attempt succeeded
     * @param orders how many orders the last success found
     * @param resourceGroups how many resource groups the last success found, where it looked for them
     * @param problems what could not be read in its orders, the first of them
     * @param problemCount how many such problems there are in all
     * @param warning what looks like health and is none: a filter that matches nothing; left out when there is none
     */
    @Schema(requiredProperties = {"subscriptionId", "up", "lastAttemptAt", "problems", "problemCount"})
    public record ScopeDocument(
            String subscriptionId,
            @Nullable String resourceGroup,
            boolean up,
            Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Integer orders,
            @Nullable Integer resourceGroups,
            @Nullable FailureDocument failure,
            List<OrderProblemDocument> problems,
            int problemCount,
            @Nullable String warning) {

        private static final String FILTER_MATCHES_NOTHING = "No resource group matches"
                + " certmonitor.azure.resource-groups.include and .exclude: nothing of it is monitored";

        private static ScopeDocument of(ScopeState state) {
            return new ScopeDocument(
                    state.scope().subscriptionId(),
                    state.scope().resourceGroup(),
                    state.isUp(),
                    state.lastAttemptAt(),
                    state.lastSuccessAt(),
                    state.orders(),
                    state.resourceGroups(),
                    FailureDocument.of(state.failure()),
                    state.problems().stream().map(OrderProblemDocument::of).toList(),
                    state.problemCount(),
                    state.filterMatchesNothing() ? FILTER_MATCHES_NOTHING : null);
        }
    }

    /**
     * Why a scope cannot be read.
     *
     * @param since when it failed first since its last success
     */
    @Schema(requiredProperties = {"reason", "message", "since"})
    public record FailureDocument(String reason, String message, Instant since) {

        private static @Nullable FailureDocument of(ScopeState.@Nullable Failure failure) {
            return failure == null
                    ? null
                    : new FailureDocument(failure.reason().label(), failure.message(), failure.since());
        }
    }

    /**
     * Something in an order that could not be read.
     *
     * @param order the order's name, or its place in the list
     * @param property its path in Azure's JSON
     * @param text what was found, shortened
     * @param kind {@code unknown_value}, {@code unreadable} or {@code not_an_order}
     */
    @Schema(requiredProperties = {"order", "property", "text", "kind"})
    public record OrderProblemDocument(String order, String property, String text, String kind) {

        private static OrderProblemDocument of(OrderProblem problem) {
            return new OrderProblemDocument(
                    problem.order(),
                    problem.property(),
                    problem.text(),
                    problem.kind().label());
        }
    }

    static ScopesDocument of(ServiceStatus.@Nullable Discovery discovery, List<ScopeState> scopes, boolean complete) {
        return new ScopesDocument(
                DiscoveryDocument.of(discovery),
                scopes.stream().map(ScopeDocument::of).toList(),
                complete);
    }
}

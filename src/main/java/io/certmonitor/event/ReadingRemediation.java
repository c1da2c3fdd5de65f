package io.certmonitor.event;

import io.certmonitor.order.FailureReason;

/** Says what to do when Azure cannot be read. */
final class ReadingRemediation {

    private ReadingRemediation() {}

    static String of(FailureReason reason) {
        return switch (reason) {
            case UNAUTHENTICATED ->
                "Check that the identity still exists, that its secret or federated credential is valid, and"
                        + " certmonitor.azure.credential, .tenant-id and .cloud.";
            case FORBIDDEN ->
                "Assign the role Reader, or the monitor's own role, to the identity on the subscription or on its"
                        + " resource groups.";
            case NOT_FOUND ->
                "If the subscription was canceled or moved to another tenant, name those to monitor in"
                        + " certmonitor.azure.subscriptions; otherwise assign the identity a role on it again.";
            case THROTTLED ->
                "Raise certmonitor.poll.interval or lower certmonitor.azure.concurrency, and see who else uses up the"
                        + " rate limit of the subscription.";
            case TIMEOUT ->
                "Check the network between the monitor and Azure, or raise certmonitor.azure.request-timeout.";
            case DEADLINE ->
                "A poll cycle is too short for all there is to read: raise certmonitor.poll.interval, or run more"
                        + " replicas.";
            case UNREACHABLE ->
                "Check that the monitor can reach Azure Resource Manager: name resolution, firewall, proxy and"
                        + " certificates.";
            case SERVER_ERROR ->
                "Azure has a fault: see the Azure status page. The monitor goes on trying at each poll.";
            case REJECTED -> "Azure refuses the request: check certmonitor.azure.api-version and .cloud.";
            case NOT_JSON, BAD_PAGING ->
                "Something between the monitor and Azure changes the answers: check the proxy and"
                        + " certmonitor.azure.endpoint.";
            case INTERNAL -> "See the log of the monitor.";
        };
    }
}

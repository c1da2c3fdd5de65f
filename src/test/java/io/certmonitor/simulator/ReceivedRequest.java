package io.certmonitor.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached the simulator, also one that it refused or dropped.
 *
 * @param method the HTTP method
 * @param path as it was sent
 * @param query as it was sent, null when there was none
 * @param body as it was sent, empty when there was none; of a Resource Graph call it holds the query
 * @param authorized whether it carried an Authorization header
 * @param time when it came
 */
public record ReceivedRequest(
        String method, String path, @Nullable String query, String body, boolean authorized, Instant time) {}

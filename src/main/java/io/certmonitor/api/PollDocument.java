package io.certmonitor.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A poll that was asked for.
 *
 * @param requestedAt by the clock of the replica that was asked; a scope whose last attempt is later has been read
 *     since
 */
@Schema(
        description = "A poll that was asked for. A scope whose lastAttemptAt is later has been read since.",
        requiredProperties = "requestedAt")
public record PollDocument(Instant requestedAt) {}

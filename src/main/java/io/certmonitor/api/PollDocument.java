package io.certmonitor.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A poll that was asked for.
 *
 * @param requestedAt by the clock of the replica that was asked
 */
@Schema(description = "A poll that was asked for.", requiredProperties = "requestedAt")
public record PollDocument(Instant requestedAt) {}

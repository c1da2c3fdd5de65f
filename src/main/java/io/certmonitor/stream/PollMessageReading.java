package io.certmonitor.stream;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.PollMessage;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the observation, or the request to poll, of a record. */
final class PollMessageReading {

    private PollMessageReading() {}

    /**
     * Reads it.
     *
     * @throws UnreadableRecordException when the record is not one that the monitor has sent
     */
    static PollMessage read(byte @Nullable [] key, byte @Nullable [] value) throws UnreadableRecordException {
        if (value == null || value.length == 0) {
            throw new UnreadableRecordException(DeadLetterReason.EMPTY);
        }
        PollMessage message = parse(value);
        if (!Arrays.equals(key(message), key)) {
            throw new UnreadableRecordException(DeadLetterReason.WRONG_KEY);
        }
        return message;
    }

    private static byte @Nullable [] key(PollMessage message) {
        return message instanceof Observation observation
                ? observation.subscriptionId().getBytes(StandardCharsets.UTF_8)
                : null;
    }

    private static PollMessage parse(byte[] value) throws UnreadableRecordException {
        try {
            return WireJson.read(value, PollMessage.class);
        } catch (StreamReadException e) {
            throw new UnreadableRecordException(DeadLetterReason.NOT_JSON);
        } catch (InvalidTypeIdException e) {
            throw new UnreadableRecordException(DeadLetterReason.UNKNOWN_TYPE);
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            // Records check themselves when they are built, so a field that is missing can show in any of these.
            throw new UnreadableRecordException(DeadLetterReason.NOT_AN_OBSERVATION);
        }
    }
}

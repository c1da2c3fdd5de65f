package io.certmonitor.stream;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.certmonitor.observation.Observation;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the observation of a record. */
final class ObservationReading {

    private ObservationReading() {}

    /**
     * Reads it.
     *
     * @throws UnreadableRecordException when the record is not one that a poll has sent
     */
    static Observation read(byte @Nullable [] key, byte @Nullable [] value) throws UnreadableRecordException {
        if (value == null || value.length == 0) {
            throw new UnreadableRecordException(DeadLetterReason.EMPTY);
        }
        Observation observation = parse(value);
        if (!Arrays.equals(observation.subscriptionId().getBytes(StandardCharsets.UTF_8), key)) {
            throw new UnreadableRecordException(DeadLetterReason.WRONG_KEY);
        }
        return observation;
    }

    private static Observation parse(byte[] value) throws UnreadableRecordException {
        try {
            return WireJson.read(value, Observation.class);
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

package io.certmonitor.poll;

import io.certmonitor.observation.Observation;
import java.util.concurrent.CompletionStage;

/** Where observations go: the port between the poll cycle and Kafka. */
public interface ObservationSink {

    /**
     * Sends an observation. Observations of one subscription that are sent one after the other keep their order. May
     * block while too many are on their way.
     *
     * @return completes when the observation is safe, exceptionally when it is lost
     */
    CompletionStage<Void> send(Observation observation);
}

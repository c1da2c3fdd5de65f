package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What subscribers are told, and how. */
@ConfigMapping(prefix = "certmonitor.events")
public interface EventsConfig {

    /** How events are written to Kafka. */
    @WithDefault("binary")
    Mode mode();

    /** Whether it is told that orders appear in Azure and disappear from it. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean inventory();

    /** Findings that are less severe are not told; the API, metrics and the topic of current orders show them. */
    @WithDefault("ok")
    Level minSeverity();

    /** How long a finding must hold, or be gone, before that is told. */
    @WithDefault("0s")
    Duration holdDown();

    /** The same for single finding codes. */
    @WithName("hold-down")
    Map<String, Duration> holdDownByCode();

    /** After how long a finding that still holds is told again. */
    RepeatInterval repeatInterval();

    /** How an event lies in a record of Kafka. */
    enum Mode {
        /** Attributes in headers, the data as value. */
        BINARY,
        /** The whole event as one JSON value. */
        STRUCTURED
    }

    /** A severity. */
    enum Level {
        /** Every finding is at least that. */
        OK,
        /** Good to know. */
        INFO,
        /** Somebody should act in working hours. */
        WARNING,
        /** Somebody should act now. */
        CRITICAL
    }

    /** After how long a finding that still holds is told again; empty for never. */
    interface RepeatInterval {

        /** For findings of the severity info. */
        Optional<Duration> info();

        /** For findings of the severity warning. */
        Optional<Duration> warning();

        /** For findings of the severity critical. */
        Optional<Duration> critical();
    }
}

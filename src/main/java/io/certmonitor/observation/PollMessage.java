package io.certmonitor.observation;

/** What crosses Kafka on {@code certmonitor.observations}: what a poll has found out, or that a poll is wanted. */
public sealed interface PollMessage permits Observation, PollRequest {}

package io.certmonitor.stream;

/** A record that could not be read is committed to the dead letters. Fired as a CDI event. */
public record DeadLetterCommitted(DeadLetterReason reason) {}

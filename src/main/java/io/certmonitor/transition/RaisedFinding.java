package io.certmonitor.transition;

import io.certmonitor.policy.Finding;
import java.time.Instant;

/**
 * A finding that was told and still holds.
 *
 * @param finding as it stands now
 * @param episode which stretch of this finding on this order it is, counted from 1; a finding that was resolved and is
 *     raised again, that became less urgent, or that became more urgent without reaching a deeper tier, begins a new
 *     one
 * @param raisedAt when it was first told in this stretch
 */
public record RaisedFinding(Finding finding, int episode, Instant raisedAt) {}

/** Reads the team's policy from its configuration, and finds every mistake in it before anything runs. */
@NullMarked
package io.certmonitor.definition;

import org.jspecify.annotations.NullMarked;

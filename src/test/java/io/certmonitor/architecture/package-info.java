/**
 * Holds the lines between the packages of the monitor: who may use whom, and what may be used where. A rule that fails
 * is a reason to change the code, not the rule.
 */
@NullMarked
package io.certmonitor.architecture;

import org.jspecify.annotations.NullMarked;

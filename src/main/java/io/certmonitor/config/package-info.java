/** The configuration under {@code certmonitor.}: typed mappings and the checks at start. */
@NullMarked
package io.certmonitor.config;

import org.jspecify.annotations.NullMarked;

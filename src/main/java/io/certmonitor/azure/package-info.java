/**
 * Reads certificate orders from Azure Resource Manager: discovery, listing, throttling and tolerant decoding. The only
 * package that uses {@code com.azure}; what leaves it are the records of {@link io.certmonitor.order}.
 */
@NullMarked
package io.certmonitor.azure;

import org.jspecify.annotations.NullMarked;

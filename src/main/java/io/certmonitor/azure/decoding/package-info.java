/** Makes a certificate order of what Azure says, and tells of what it cannot read instead of failing. Asks nobody. */
@NullMarked
package io.certmonitor.azure.decoding;

import org.jspecify.annotations.NullMarked;

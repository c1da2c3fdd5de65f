/** Signs in: makes the configured credential, and says in the monitor's words why there is no token. */
@NullMarked
package io.certmonitor.azure.identity;

import org.jspecify.annotations.NullMarked;

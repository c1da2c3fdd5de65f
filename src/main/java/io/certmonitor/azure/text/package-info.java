/** Makes text that came from elsewhere fit to be shown. */
@NullMarked
package io.certmonitor.azure.text;

import org.jspecify.annotations.NullMarked;

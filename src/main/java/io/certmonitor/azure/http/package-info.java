/** The one HTTP pipeline to Azure: the client, when a request may go, how often it is tried, and what is told of it. */
@NullMarked
package io.certmonitor.azure.http;

import org.jspecify.annotations.NullMarked;

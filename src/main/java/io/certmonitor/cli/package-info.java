/**
 * The command line: without arguments the service, with a command that command alone. A command starts no Quarkus, so
 * it opens no port and connects to nothing, but reads the same configuration as the service.
 */
@NullMarked
package io.certmonitor.cli;

import org.jspecify.annotations.NullMarked;

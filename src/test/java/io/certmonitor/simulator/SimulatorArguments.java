package io.certmonitor.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param help whether only the usage is wanted
 * @param port the loopback port
 * @param fleet the generated fleet
 * @param latency how long every answer takes at least
 */
record SimulatorArguments(boolean help, int port, FleetSpec fleet, Duration latency) {

    static final String USAGE = """
            Simulates Azure Resource Manager on 127.0.0.1 until Ctrl-C.

              --port N            port to listen on, 0 for any free one (8089)
              --subscriptions N   generated subscriptions, besides those of the scenarios (3)
              --groups N          resource groups in each generated subscription (4)
              --orders N          generated orders in all (60)
              --seed N            the same seed makes the same fleet (1)
              --latency MILLIS    how long every answer takes at least (0)
              --help              this text
            """;

    private static final Map<String, Long> DEFAULTS = Map.of(
            "--port", 8089L, "--subscriptions", 3L, "--groups", 4L, "--orders", 60L, "--seed", 1L, "--latency", 0L);

    static SimulatorArguments parse(String... arguments) {
        boolean help = false;
        Map<String, Long> values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (parts[0].equals("--help")) {
                help = true;
            } else if (!values.containsKey(parts[0])) {
                throw new IllegalArgumentException("unknown option " + parts[0]);
            } else if (parts.length == 2) {
                values.put(parts[0], number(parts[0], parts[1]));
            } else if (++i < arguments.length) {
                values.put(parts[0], number(parts[0], arguments[i]));
            } else {
                throw new IllegalArgumentException(parts[0] + " needs a number");
            }
        }
        var fleet = new FleetSpec(
                integer(values, "--subscriptions"),
                integer(values, "--groups"),
                integer(values, "--orders"),
                values.getOrDefault("--seed", 0L));
        return new SimulatorArguments(
                help, integer(values, "--port"), fleet, Duration.ofMillis(integer(values, "--latency")));
    }

    private static int integer(Map<String, Long> values, String option) {
        long value = values.getOrDefault(option, 0L);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(option + " is out of range: " + value);
        }
        return (int) value;
    }

    private static long number(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + text, e);
        }
    }
}

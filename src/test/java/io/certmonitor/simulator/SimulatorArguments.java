package io.certmonitor.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param help whether only the usage is wanted
 * @param fleet the generated fleet
 * @param options how the simulator behaves
 */
record SimulatorArguments(boolean help, FleetSpec fleet, SimulatorOptions options) {

    static final String USAGE = """
            Simulates Azure Resource Manager and Resource Graph on 127.0.0.1 until Ctrl-C.

              --port N            port to listen on, 0 for any free one (8089)
              --subscriptions N   generated subscriptions, besides those of the scenarios (3)
              --groups N          resource groups in each generated subscription (4)
              --orders N          generated orders in all (60)
              --seed N            the same seed makes the same fleet (1)
              --raw-data 0|1      whether generated orders come with their certificates (1)
              --latency MILLIS    how long every answer takes at least (0)
              --page-size N       resources on a page of ARM (50)
              --throttling 0|1    whether to answer 429 beyond the limits (0)
              --read-limit N      reads at once of a subscription, and of the tenant (250)
              --read-refill N     such reads that come back each second (25)
              --query-limit N     queries of Resource Graph within 5 seconds (15)
              --help              this text
            """;

    private static final double QUERY_WINDOW_SECONDS = 5;

    private static final Map<String, Long> DEFAULTS = Map.ofEntries(
            Map.entry("--port", 8089L),
            Map.entry("--subscriptions", 3L),
            Map.entry("--groups", 4L),
            Map.entry("--orders", 60L),
            Map.entry("--seed", 1L),
            Map.entry("--raw-data", 1L),
            Map.entry("--latency", 0L),
            Map.entry("--page-size", 50L),
            Map.entry("--throttling", 0L),
            Map.entry("--read-limit", 250L),
            Map.entry("--read-refill", 25L),
            Map.entry("--query-limit", 15L));

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
                values.getOrDefault("--seed", 0L),
                yes(values, "--raw-data"));
        return new SimulatorArguments(help, fleet, options(values));
    }

    private static SimulatorOptions options(Map<String, Long> values) {
        int queries = integer(values, "--query-limit");
        return SimulatorOptions.builder()
                .port(integer(values, "--port"))
                .latency(Duration.ofMillis(integer(values, "--latency")))
                .pageSize(integer(values, "--page-size"))
                .throttling(yes(values, "--throttling"))
                .readLimit(new RateLimit(integer(values, "--read-limit"), integer(values, "--read-refill")))
                .queryLimit(new RateLimit(queries, queries / QUERY_WINDOW_SECONDS))
                .build();
    }

    private static boolean yes(Map<String, Long> values, String option) {
        int value = integer(values, option);
        if (value > 1) {
            throw new IllegalArgumentException(option + " is 0 or 1, not " + value);
        }
        return value == 1;
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

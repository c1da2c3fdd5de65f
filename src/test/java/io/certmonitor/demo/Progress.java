package io.certmonitor.demo;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows what is starting and for how long: a line that is rewritten on a terminal, one line per start elsewhere. */
final class Progress implements AutoCloseable {

    private static final long REFRESH_MILLIS = 100;

    private final Terminal terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    <T> T show(String what, Supplier<T> start) {
        long begin = System.nanoTime();
        ScheduledFuture<?> ticks = clock.scheduleAtFixedRate(
                () -> rewrite("  … " + line(what, begin)),
                terminal.interactive() ? 0 : Integer.MAX_VALUE,
                REFRESH_MILLIS,
                TimeUnit.MILLISECONDS);
        T started;
        try {
            started = start.get();
        } finally {
            ticks.cancel(false);
            rewrite("");
        }
        terminal.line("  " + terminal.palette().good("✓") + " " + line(what, begin));
        return started;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private synchronized void rewrite(String text) {
        if (terminal.interactive()) {
            terminal.out().print("\r\u001b[K" + text);
            terminal.out().flush();
        }
    }

    private static String line(String what, long begin) {
        return String.format(Locale.ROOT, "%-42s %4.1f s", what, (System.nanoTime() - begin) / 1e9);
    }
}

package io.certmonitor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets the story happen and shows every event, until the time is over. */
final class Watch {

    private static final Duration TICK = Duration.ofMillis(200);

    /** Lets a step of the story happen. */
    @FunctionalInterface
    interface Teller {

        /** Called once for each step, when its time has come. */
        void tell(StoryStep step);
    }

    private final Terminal terminal;
    private final EventFeed feed;
    private final Tally tally;
    private final Supplier<Optional<String>> lost;
    private final BooleanSupplier ended;
    private final EventLine lines;

    Watch(Terminal terminal, EventFeed feed, Tally tally, Supplier<Optional<String>> lost, BooleanSupplier ended) {
        this.terminal = terminal;
        this.feed = feed;
        this.tally = tally;
        this.lost = lost;
        this.ended = ended;
        this.lines = new EventLine(terminal.palette(), terminal.width(), ZoneId.systemDefault());
    }

    /** Watches for a time, or until interrupted; the exit code. */
    int run(List<StoryStep> steps, Teller teller, @Nullable Duration duration) {
        Deque<StoryStep> toCome = new ArrayDeque<>(steps);
        long begin = System.nanoTime();
        terminal.line(lines.header());
        while (!ended.getAsBoolean() && terminal.isRead()) {
            Optional<String> loss = lost.get();
            if (loss.isPresent()) {
                terminal.line(terminal.palette().bad(loss.get()));
                return 1;
            }
            Duration now = Duration.ofNanos(System.nanoTime() - begin);
            if (duration != null && now.compareTo(duration) >= 0) {
                return conclude(duration);
            }
            while (!toCome.isEmpty() && toCome.element().at().compareTo(now) <= 0) {
                StoryStep step = toCome.remove();
                terminal.line(lines.narrative(Instant.now(), step.narrative()));
                teller.tell(step);
            }
            for (OrderEvent event : feed.next(TICK)) {
                terminal.line(lines.of(event));
                tally.add(event, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        return 1;
    }

    private int conclude(Duration duration) {
        terminal.line("");
        terminal.line(tally.counts());
        String kinds = tally.kinds(duration, terminal.palette());
        List<ExpectedEvent> missing = tally.missing(duration);
        if (!kinds.isEmpty()) {
            terminal.line((missing.isEmpty() ? "all kinds of events seen: " : "kinds of events: ") + kinds);
        }
        missing.forEach(event -> terminal.line(terminal.palette().bad("The story should have led to an " + event)));
        return missing.isEmpty() ? 0 : 1;
    }
}

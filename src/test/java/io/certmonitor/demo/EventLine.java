package io.certmonitor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes events as lines with aligned columns, and what happens in the story between them. */
final class EventLine {

    private static final int SEVERITY = 8;
    private static final int KIND = 11;
    private static final int ORDER = 38;
    private static final int FINDING = 31;
    private static final int EXPIRY = 15;

    private static final int SECONDS_UNTIL_MINUTES = 120;
    private static final String GAP = "  ";
    private static final int INDENT = "14:02:11".length() + GAP.length();

    private final Palette palette;
    private final int width;
    private final DateTimeFormatter time;
    private final DateTimeFormatter date;

    EventLine(Palette palette, int width, ZoneId zone) {
        this.palette = palette;
        this.width = width;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        this.date = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(zone);
    }

    /** The names of the columns. */
    String header() {
        String text = column("time", "14:02:11".length())
                + column("severity", SEVERITY)
                + column("event", KIND)
                + column("order", ORDER)
                + column("finding", FINDING)
                + column("expires", EXPIRY)
                + "what to do";
        return palette.dim(text);
    }

    /** One event. */
    String of(OrderEvent event) {
        String columns = column(event.kind(), KIND)
                + column(clipMiddle(event.subject().brief()), ORDER)
                + column(finding(event), FINDING)
                + column(expiry(event), EXPIRY);
        String line = time.format(event.time())
                + GAP
                + palette.severity(event.isGoodNews() ? "ok" : event.severity(), column(event.severity(), SEVERITY))
                + columns;
        int used = INDENT + SEVERITY + GAP.length() + columns.length();
        if (event.isGoodNews() || event.remediation().isEmpty()) {
            return line.stripTrailing();
        }
        if (width - used >= event.remediation().length()) {
            return line + event.remediation();
        }
        return line.stripTrailing() + "\n" + " ".repeat(INDENT)
                + palette.dim("→ " + clip(event.remediation(), width - INDENT - 2));
    }

    /** Something that happens in Azure. */
    String narrative(Instant at, String text) {
        return palette.dim(time.format(at) + GAP + "── " + text);
    }

    private static String finding(OrderEvent event) {
        String what = event.kind().equals("renewed") ? "new certificate" : event.code();
        // Why it is over matters more than where it was, and there is not room for both.
        String more = event.reason().isEmpty() ? event.property() : event.reason();
        return String.join(" ", what, event.tier(), more).replaceAll(" +", " ").strip();
    }

    private String expiry(OrderEvent event) {
        Instant expiry = event.expiry();
        return expiry == null ? "" : date.format(expiry) + " " + left(Duration.between(event.time(), expiry));
    }

    /** The largest unit, rounded: a certificate that has just less than 14 days left shows 14d. */
    private static String left(Duration left) {
        long seconds = left.abs().toSeconds();
        String sign = left.isNegative() && seconds > 0 ? "-" : "";
        if (seconds < SECONDS_UNTIL_MINUTES) {
            return sign + seconds + "s";
        }
        double hours = seconds / 3600.0;
        if (hours < 2) {
            return sign + Math.round(hours * 60) + "m";
        }
        if (hours < 48) {
            return sign + Math.round(hours) + "h";
        }
        double days = hours / 24;
        return days < 1000 ? sign + Math.round(days) + "d" : sign + Math.round(days / 365) + "y";
    }

    private static String column(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", clip(text, width)) + GAP;
    }

    /** Names in a fleet begin alike and end differently, so both ends stay. */
    private static String clipMiddle(String text) {
        int head = ORDER / 2;
        return text.length() <= ORDER
                ? text
                : text.substring(0, head) + "…" + text.substring(text.length() - (ORDER - head - 1));
    }

    private static String clip(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}

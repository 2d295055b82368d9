package io.vireo.web;

import io.vireo.web.PageTexts.Translation;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/** Formats values of the API for a page in a language and a time zone. */
public record DisplayFormats(Translation texts, Instant now, ZoneId zone) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;

    /** Returns a duration as {@code 4:05} or {@code 1:02:03}. */
    public static String clock(long seconds) {
        long hours = seconds / HOUR;
        long minutes = seconds % HOUR / MINUTE;
        String end = ":" + twoDigits(seconds % MINUTE);
        return hours > 0 ? hours + ":" + twoDigits(minutes) + end : minutes + end;
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** Returns a duration in words, for screen readers. */
    String spoken(long seconds) {
        long hours = seconds / HOUR;
        long minutes = seconds % HOUR / MINUTE;
        StringBuilder words = new StringBuilder();
        if (hours > 0) {
            words.append(texts.format("hours", hours)).append(' ');
        }
        if (minutes > 0) {
            words.append(texts.format("minutes", minutes)).append(' ');
        }
        if (hours == 0 && (seconds % MINUTE > 0 || minutes == 0)) {
            words.append(texts.format("seconds", seconds % MINUTE));
        }
        return words.toString().strip();
    }

    public String date(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .withZone(zone)
                .format(time);
    }

    /** Returns how long ago a time is; the date if that is more than a month. */
    public String ago(Instant time) {
        Duration past = Duration.between(time, now);
        if (past.toMinutes() < 1) {
            return texts.format("now");
        }
        if (past.toHours() < 1) {
            return texts.format("minutes_ago", past.toMinutes());
        }
        if (past.toDays() < 1) {
            return texts.format("hours_ago", past.toHours());
        }
        if (past.toDays() < DAYS_OF_WEEK) {
            return texts.format("days_ago", past.toDays());
        }
        return past.toDays() < DAYS_OF_MONTH ? texts.format("weeks_ago", past.toDays() / DAYS_OF_WEEK) : date(time);
    }

    /** Returns the day of a time: today, yesterday, or the date. */
    public String day(Instant time) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(time, zone), LocalDate.ofInstant(now, zone));
        return days == 0 ? texts.format("today") : days == 1 ? texts.format("yesterday") : date(time);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(number);
    }

    /** Returns a size as {@code 8.6 GB}. */
    String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(1);
        return format.format(size) + " " + units[unit];
    }
}

package io.vireo.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a plain text into parts for a template: text, links to other sites, and links to moments of the video. */
public final class LinkedText {
    /** Looks at the first character of an address or a time before it tries either. */
    private static final Pattern LINK = Pattern.compile("(?=[h\\d])(?:(?<url>https?://[^\\s<>\"'\\p{Cntrl}]{1,2000})"
            + "|(?<![\\d:.,])(?<time>(?:\\d{1,2}:)?[0-5]?\\d:[0-5]\\d)(?![\\d:]))");

    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]}]+$");

    private LinkedText() {}

    /** Returns the parts, each with {@code text}, {@code url} and {@code seconds}; the last two are {@code ""} for plain text. */
    public static List<Map<String, String>> parts(String text) {
        List<Map<String, String>> parts = new ArrayList<>();
        if (text.indexOf(':') < 0) {
            add(parts, text, "", ""); // neither an address nor a time
            return parts;
        }
        Matcher matcher = LINK.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String url = matcher.group("url");
            String found = url == null ? matcher.group() : TRAILING.matcher(url).replaceAll("");
            add(parts, text.substring(end, matcher.start()), "", "");
            if (url == null) {
                add(parts, found, "", Long.toString(seconds(found)));
            } else {
                add(parts, found, found, "");
            }
            end = matcher.start() + found.length();
        }
        add(parts, text.substring(end), "", "");
        return parts;
    }

    private static void add(List<Map<String, String>> parts, String text, String url, String seconds) {
        if (!text.isEmpty()) {
            parts.add(Map.of("text", text, "url", url, "seconds", seconds));
        }
    }

    private static long seconds(String clock) {
        long seconds = 0;
        for (String part : clock.split(":")) {
            seconds = seconds * 60 + Long.parseLong(part);
        }
        return seconds;
    }
}

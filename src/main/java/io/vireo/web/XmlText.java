package io.vireo.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Removes the characters that XML 1.0 cannot contain, not even escaped. */
final class XmlText {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private XmlText() {}

    static String clean(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }

    /** Returns a copy with all texts cleaned. */
    static Map<String, Object> clean(Map<String, Object> values) {
        Map<String, Object> cleaned = new HashMap<>(values);
        cleaned.replaceAll((key, value) -> value instanceof String text ? clean(text) : value);
        return cleaned;
    }
}

package io.vireo.observability.log;

import java.util.Map;

/** Escapes untrusted text so that it cannot leave its log line or its quotes (log injection). */
public final class LogEscaping {
    private LogEscaping() {}

    /**
     * Escapes everything but visible characters and blanks as {@code \}{@code uXXXX}: control characters, line separators, and
     * bidirectional controls.
     */
    public static String controls(String text) {
        return escape(text, "");
    }

    /** As {@link #controls}, and escapes quotes and backslashes; without enclosing quotes. */
    public static String quoted(String text) {
        return escape(text, "\"\\");
    }

    /** Returns a JSON object (RFC 8259) of numbers and strings. */
    static String json(Map<String, Object> fields) {
        StringBuilder json = new StringBuilder(200).append('{');
        fields.forEach((name, value) -> {
            json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":");
            if (value instanceof Number) {
                json.append(value);
            } else {
                json.append('"').append(quoted(value.toString())).append('"');
            }
        });
        return json.append('}').toString();
    }

    private static String escape(String text, String also) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean visible = isVisible(text, i);
            if (visible && also.indexOf(c) < 0) {
                if (escaped != null) {
                    escaped.append(c);
                }
                continue;
            }
            if (escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (visible) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> "\\u%04x".formatted((int) c);
                        });
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static boolean isVisible(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            case Character.SURROGATE -> isPaired(text, index);
            default -> true;
        };
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}

package io.vireo.media.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the text of a cue anew in the syntax of WebVTT (section 4.2.2): keeps bold, italic, underlined, classes, voices, languages and
 * ruby, drops all other tags and the overrides of SubStation Alpha, balances the tags, and escapes the rest.
 */
final class CueMarkup {
    private static final Set<String> SIMPLE = Set.of("b", "i", "u", "ruby", "rt");
    private static final Set<String> KEPT = Set.of("b", "i", "u", "ruby", "rt", "c", "v", "lang");
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ANNOTATION = 200;
    private static final int MAX_OVERRIDE = 200;
    private static final Pattern TAG =
            Pattern.compile("(/?+)([A-Za-z]++)((?:\\.[^.\\s]++)*+)(?:\\s++(.*+))?+", Pattern.DOTALL);
    private static final Pattern CLASSES = Pattern.compile("(?:\\.[A-Za-z0-9_-]{1,40}){1,5}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9:.]+");
    private static final Pattern DROPPED = Pattern.compile("[\\p{Cntrl}\uFEFF&&[^\t\n]]");
    private static final Pattern ANY_TAG = Pattern.compile("<[^>]*+>");

    private final String raw;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean hasText;
    private int position;

    private CueMarkup(String raw) {
        this.raw = raw;
    }

    /** Returns the clean text; {@code ""} if nothing is shown of it. */
    static String clean(String raw) {
        CueMarkup markup = new CueMarkup(DROPPED.matcher(raw).replaceAll(""));
        markup.run();
        return markup.hasText
                ? markup.out
                        .toString()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /** Returns a clean text without tags, in one line. */
    static String plain(String clean) {
        return TextEscapes.decode(ANY_TAG.matcher(clean).replaceAll(""))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void run() {
        while (position < raw.length()) {
            char next = raw.charAt(position);
            boolean consumed = (next == '<' && consumeTag())
                    || (next == '{' && consumeOverride())
                    || (next == '&' && consumeReference());
            if (!consumed) {
                append(next);
                position++;
            }
        }
        while (!open.isEmpty()) {
            out.append("</").append(open.pop()).append('>');
        }
    }

    private void append(int codePoint) {
        int before = out.length();
        TextEscapes.append(out, codePoint);
        hasText |= out.length() > before && !Character.isWhitespace(codePoint);
    }

    private boolean consumeReference() {
        int end = TextEscapes.referenceEnd(raw, position);
        if (end < 0) {
            return false;
        }
        int codePoint = TextEscapes.codePoint(raw.substring(position + 1, end));
        if (codePoint < 0) {
            return false;
        }
        append(codePoint);
        position = end + 1;
        return true;
    }

    /** Drops an override such as {@code {\an8}}. */
    private boolean consumeOverride() {
        if (!raw.startsWith("{\\", position)) {
            return false;
        }
        int limit = Math.min(raw.length(), position + MAX_OVERRIDE);
        int end = position;
        while (end < limit && raw.charAt(end) != '}') {
            end++;
        }
        boolean found = end < limit;
        position = found ? end + 1 : position;
        return found;
    }

    private boolean consumeTag() {
        int end = position + 1;
        while (end < raw.length() && raw.charAt(end) != '>' && raw.charAt(end) != '<') {
            end++;
        }
        if (end == raw.length() || raw.charAt(end) == '<') {
            return false;
        }
        String body = raw.substring(position + 1, end);
        boolean isTag = body.isEmpty()
                || body.charAt(0) == '/'
                || Character.isLetter(body.charAt(0))
                || TIMESTAMP.matcher(body).matches();
        if (isTag) {
            position = end + 1;
            Matcher tag = TAG.matcher(body);
            if (tag.matches()) {
                write(tag);
            }
        }
        return isTag;
    }

    private void write(Matcher tag) {
        String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
        if (!KEPT.contains(name)) {
            return;
        }
        if (tag.group(1).isEmpty()) {
            String start = start(
                    name, tag.group(3), tag.group(4) == null ? "" : tag.group(4).strip());
            // the text of a cue must not contain the arrow of the times
            if (!start.isEmpty() && !CueTiming.isIn(start) && open.size() < MAX_DEPTH) {
                out.append(start);
                open.push(name);
            }
        } else if (open.contains(name)) {
            String closed;
            do {
                closed = open.pop();
                out.append("</").append(closed).append('>');
            } while (!closed.equals(name));
        }
    }

    /** Returns a start tag; {@code ""} if it is dropped. */
    private String start(String name, String classes, String annotation) {
        if (name.equals("rt") && !"ruby".equals(open.peek())) {
            return "";
        }
        if (SIMPLE.contains(name)) {
            return '<' + name + '>';
        }
        return switch (name) {
            case "c" -> CLASSES.matcher(classes).matches() ? "<c" + classes + '>' : "";
            case "lang" -> LANGUAGE.matcher(annotation).matches() ? "<lang " + annotation + '>' : "";
            default -> voice(annotation);
        };
    }

    private static String voice(String annotation) {
        String decoded = TextEscapes.decode(annotation).replaceAll("\\s+", " ").strip();
        StringBuilder escaped = new StringBuilder();
        decoded.codePoints().limit(MAX_ANNOTATION).forEach(codePoint -> TextEscapes.append(escaped, codePoint));
        return escaped.isEmpty() ? "" : "<v " + escaped + '>';
    }
}

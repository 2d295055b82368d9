package io.vireo.media.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references of WebVTT, HTML and XML. */
public final class TextEscapes {
    private static final Pattern REFERENCE = Pattern.compile("&([a-z]{2,4}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");
    private static final int MAX_REFERENCE = 10;

    private TextEscapes() {}

    /** Appends a character of a text, escaped. Control characters are dropped, except line feeds. */
    static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\n' -> out.append('\n');
            case '\t', 0x2028, 0x2029 -> out.append(' ');
            default -> {
                boolean isNoncharacter = (codePoint & 0xFFFE) == 0xFFFE;
                if (!Character.isISOControl(codePoint) && codePoint != 0xFEFF && !isNoncharacter) {
                    out.appendCodePoint(codePoint);
                }
            }
        }
    }

    /** Returns a plain text as the text of a cue or an XML element: escaped, in one line. */
    public static String escape(String plain) {
        StringBuilder out = new StringBuilder();
        plain.codePoints().forEach(codePoint -> append(out, Character.isWhitespace(codePoint) ? ' ' : codePoint));
        return out.toString();
    }

    /** Returns a text with its known references replaced by their characters. */
    static String decode(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> {
            int codePoint = codePoint(found.group(1));
            return Matcher.quoteReplacement(codePoint < 0 ? found.group() : Character.toString(codePoint));
        });
    }

    /** Returns the position of the semicolon of the reference at a position; negative if there is none. */
    static int referenceEnd(String text, int position) {
        int limit = Math.min(text.length(), position + MAX_REFERENCE);
        for (int end = position + 1; end < limit; end++) {
            if (text.charAt(end) == ';') {
                return end;
            }
        }
        return -1;
    }

    /** Returns the character of a reference without its delimiters, such as {@code amp}; negative if it is unknown. */
    static int codePoint(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> 0xA0;
            case "lrm" -> 0x200E;
            case "rlm" -> 0x200F;
            default -> number(name);
        };
    }

    private static int number(String name) {
        boolean hexadecimal = name.startsWith("#x");
        String digits = name.substring(hexadecimal ? 2 : Math.min(1, name.length()));
        if (!name.startsWith("#") || !digits.matches(hexadecimal ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
            return -1;
        }
        int codePoint = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        boolean isCharacter = Character.isValidCodePoint(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
        return isCharacter ? codePoint : -1;
    }
}

package io.vireo.http.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs the request targets of searches, which accept any text: a {@code %} that starts no escape is literal, and invalid UTF-8 is
 * replaced by replacement characters as browsers do (Encoding standard, section 4.1).
 */
final class SearchTarget {
    private static final Pattern SEARCH = Pattern.compile("(/[^/]+)?/search/.*");
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** Consecutive non-ASCII bytes, raw or percent-encoded. */
    private static final Pattern BEYOND_ASCII = Pattern.compile("(?:[\\x80-\\xFF]|%[89A-Fa-f][0-9A-Fa-f])+");

    private SearchTarget() {}

    /**
     * Returns a decodable form of a search target.
     *
     * @param target one character for each byte, without the query
     * @return empty for other targets, and if nothing has to be repaired
     */
    static Optional<String> repair(String target) {
        if (!SEARCH.matcher(target).matches()) {
            return Optional.empty();
        }
        String escaped = LONE_PERCENT.matcher(target).replaceAll("%25");
        String repaired = BEYOND_ASCII
                .matcher(escaped)
                .replaceAll(bytes -> Matcher.quoteReplacement(escaped(new String(bytes(bytes.group()), UTF_8))));
        return repaired.equals(target) ? Optional.empty() : Optional.of(repaired);
    }

    private static byte[] bytes(String run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < run.length(); i++) {
            if (run.charAt(i) == '%') {
                bytes.write(Integer.parseInt(run.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(run.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char each : new String(text.getBytes(UTF_8), ISO_8859_1).toCharArray()) {
            escaped.append("%%%02X".formatted((int) each));
        }
        return escaped.toString();
    }
}

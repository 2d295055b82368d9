package io.vireo.delivery;

import java.util.regex.Pattern;

/** Comparison of entity tags (RFC 9110 section 8.8.3.2). */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    private EntityTags() {}

    /** Whether a list of tags, or {@code *}, holds the strong {@code tag}; a weak one in the list never equals it. */
    static boolean strongMatch(String list, String tag) {
        return matches(list, tag, false);
    }

    /** Whether a list of tags, or {@code *}, holds {@code tag}, weak ones without their mark included. */
    static boolean weakMatch(String list, String tag) {
        return matches(list, tag, true);
    }

    private static boolean matches(String list, String tag, boolean weak) {
        if (list.strip().equals("*")) {
            return true;
        }
        return TAG.matcher(list)
                .results()
                .anyMatch(match -> match.group(2).equals(tag) && (weak || match.group(1) == null));
    }
}

package io.vireo.delivery;

import java.util.regex.Pattern;

/** Compares entity tags (RFC 9110, section 8.8.3.2). */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    private EntityTags() {}

    /** Returns whether a list of tags, or {@code *}, contains the strong {@code tag}; weak tags in the list never match. */
    static boolean strongMatch(String list, String tag) {
        return matches(list, tag, false);
    }

    /** Returns whether a list of tags, or {@code *}, contains {@code tag}; weak tags match too. */
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

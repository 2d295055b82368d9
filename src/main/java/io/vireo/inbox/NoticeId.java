package io.vireo.inbox;

import io.vireo.http.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public id of an entry of an inbox: its time, and the key of its notice or video. Clients treat it as opaque. It changes when the
 * notice gets a further act, so that an id marks what its client has seen.
 *
 * @param micros the time of the entry, in epoch microseconds
 * @param isVideo whether the key is that of a video
 */
record NoticeId(long micros, boolean isVideo, long key) {
    private static final int RADIX = 36;
    private static final Pattern SYNTAX = Pattern.compile("([0-9a-z]{1,12})-([nv])([0-9a-z]{1,12})");

    @Override
    public String toString() {
        return Long.toString(micros, RADIX) + (isVideo ? "-v" : "-n") + Long.toString(key, RADIX);
    }

    /**
     * Reads an id.
     *
     * @throws ApiException {@code invalid-field} {@code up-to} if it is none
     */
    static NoticeId parse(String text) {
        Matcher id = SYNTAX.matcher(text);
        if (!id.matches()) {
            throw ApiException.invalidField("up-to");
        }
        return new NoticeId(
                Long.parseLong(id.group(1), RADIX), id.group(2).equals("v"), Long.parseLong(id.group(3), RADIX));
    }

    /** Returns the sort key after the time, which is unique among notices and videos of the same time. */
    long order() {
        return 2 * key + (isVideo ? 0 : 1);
    }
}

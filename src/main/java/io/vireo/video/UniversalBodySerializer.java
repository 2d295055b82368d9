package io.vireo.video;

import io.vireo.http.ApiResponse;
import io.vireo.http.Json;
import java.util.Arrays;
import java.util.List;

/** Serializes universal bodies to complete JSON responses, and to segments that can be concatenated to a longer list. */
public final class UniversalBodySerializer {
    private static final int HEAD = "{\"response\":[".length();
    private static final int TAIL = "]}".length();

    private UniversalBodySerializer() {}

    /** Returns the response for a single entry. */
    public static byte[] serialize(UniversalBody body) {
        return Json.bytes(ApiResponse.of(body));
    }

    /** Returns the response for a list. */
    public static byte[] serialize(List<UniversalBody> bodies) {
        return Json.bytes(ApiResponse.of(bodies));
    }

    /**
     * Converts the response of a list to a segment of a longer list; the segments form one JSON response when concatenated.
     *
     * @param list a result of {@link #serialize(List)}; may be an empty list only as the first or the last segment
     */
    public static byte[] segment(byte[] list, boolean first, boolean last) {
        boolean empty = list.length == HEAD + TAIL;
        byte[] segment =
                Arrays.copyOfRange(list, first ? 0 : empty ? HEAD : HEAD - 1, last ? list.length : list.length - TAIL);
        if (!first && !empty) {
            // overwrites the opening bracket
            segment[0] = ',';
        }
        return segment;
    }
}

package io.vireo.video;

import io.vireo.http.ApiResponse;
import io.vireo.http.Json;
import java.util.Arrays;
import java.util.List;

/** Writes answers of universal bodies, ready to be sent and to be put together to longer ones. */
public final class UniversalBodySerializer {
    private static final int HEAD = "{\"response\":[".length();
    private static final int TAIL = "]}".length();

    private UniversalBodySerializer() {}

    /** The answer of a call that asks for one. */
    public static byte[] answer(UniversalBody body) {
        return Json.bytes(ApiResponse.of(body));
    }

    /** The answer of a call that asks for a list. */
    public static byte[] answer(List<UniversalBody> bodies) {
        return Json.bytes(ApiResponse.of(bodies));
    }

    /**
     * The answer of a list as a piece of a longer one, which the pieces make when put together.
     *
     * @param answer as {@link #answer(List)} has made it; without entries only as the first or the last
     */
    public static byte[] piece(byte[] answer, boolean first, boolean last) {
        boolean empty = answer.length == HEAD + TAIL;
        byte[] piece = Arrays.copyOfRange(
                answer, first ? 0 : empty ? HEAD : HEAD - 1, last ? answer.length : answer.length - TAIL);
        if (!first && !empty) {
            // in place of the bracket
            piece[0] = ',';
        }
        return piece;
    }
}

package io.vireo.http.multipart;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form of the type {@code multipart/form-data} (RFC 7578) in chunks as they arrive, and keeps none of it but the headers of a part.
 * Not thread-safe.
 */
public final class MultipartReader {
    private static final String LINE_END = "\r\n";
    private static final String HEADERS_END = LINE_END + LINE_END;

    /** What follows the last delimiter. */
    private static final String LAST = "--";

    private static final int MAX_HEADER_BYTES = 8 * 1024;

    /** The characters of RFC 2046, section 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;(?:.*;)?\\s*boundary=\"?([\\w'()+,./:=? -]{1,70})\"?\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DISPOSITION = Pattern.compile(
            "(?im)^content-disposition:\\s*form-data\\s*((?:;[^;\"\\r\\n]*+(?:\"[^\"\\r\\n]*+\")?+)*+)");
    private static final Pattern PARAMETER = Pattern.compile("(?i);\\s*(name|filename)=\"([^\"]*+)\"");

    /** What the parts of a form are passed to, in their order. */
    public interface PartHandler {
        /**
         * Begins a part.
         *
         * @param fileName the name of the file, {@code ""} if none was chosen; null for a field that is not a file
         */
        void begin(String name, @Nullable String fileName);

        /** Passes on bytes of the part. */
        void data(ByteBuffer bytes);

        /** Ends the part. */
        void end();
    }

    private enum State {
        BEFORE,
        CONTENT,
        AFTER_DELIMITER,
        HEADERS,
        BEGIN,
        AFTER
    }

    private final byte[] delimiter;
    private final PartHandler parts;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    /** The number of bytes of the delimiter that have been read; a form begins as if a line had ended. */
    private int matched = 2;

    private State state = State.BEFORE;
    private int matchedEnd;
    private long consumed;

    /** @param boundary as {@link #boundary} returns it */
    public MultipartReader(String boundary, PartHandler parts) {
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.parts = parts;
    }

    /**
     * Returns the boundary that a content type names.
     *
     * @throws ApiException {@link CommonError#BAD_CONTENT_TYPE} if it is not that of a form with files
     */
    public static String boundary(@Nullable String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!matcher.matches()) {
            throw CommonError.BAD_CONTENT_TYPE.exception();
        }
        return matcher.group(1).stripTrailing();
    }

    /**
     * Reads the next chunk.
     *
     * @throws ApiException {@link CommonError#BAD_REQUEST} if it is malformed
     */
    public void accept(ByteBuffer chunk) {
        while (chunk.hasRemaining()) {
            int start = chunk.position();
            switch (state) {
                case BEFORE, CONTENT -> readContent(chunk);
                case AFTER_DELIMITER -> readAfterDelimiter(chunk);
                case HEADERS -> readHeaders(chunk);
                case BEGIN -> begin();
                case AFTER -> chunk.position(chunk.limit());
            }
            consumed += chunk.position() - start;
        }
    }

    /** Returns whether the last delimiter has been read. */
    public boolean isComplete() {
        return state == State.AFTER;
    }

    /**
     * Returns how many bytes the part that begins has at most.
     *
     * @param length the length of the form; -1 if unknown
     * @return -1 if unknown
     */
    public long remaining(long length) {
        return length < 0 ? -1 : Math.max(0, length - consumed - delimiter.length - LAST.length());
    }

    /** Passes on what cannot belong to a delimiter. A carriage return is in the first place of a delimiter only. */
    private void readContent(ByteBuffer chunk) {
        int start = chunk.position();
        int held = matched;
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (next == delimiter[matched]) {
                matched++;
                if (matched == delimiter.length) {
                    pass(chunk, start, chunk.position() - matched, held);
                    if (state == State.CONTENT) {
                        parts.end();
                    }
                    matched = 0;
                    state = State.AFTER_DELIMITER;
                    return;
                }
            } else {
                matched = next == delimiter[0] ? 1 : 0;
            }
        }
        pass(chunk, start, chunk.position() - matched, held);
    }

    /** @param held how many bytes of a delimiter had been read when the chunk began */
    private void pass(ByteBuffer chunk, int start, int end, int held) {
        if (state != State.CONTENT || end < start) {
            return;
        }
        if (held > 0) {
            parts.data(ByteBuffer.wrap(delimiter, 0, held).asReadOnlyBuffer());
        }
        if (end > start) {
            parts.data(chunk.duplicate().position(start).limit(end));
        }
    }

    private void readAfterDelimiter(ByteBuffer chunk) {
        head.write(chunk.get());
        if (head.size() == LINE_END.length()) {
            String end = head.toString(StandardCharsets.ISO_8859_1);
            head.reset();
            matchedEnd = LINE_END.length();
            state = switch (end) {
                case LINE_END -> State.HEADERS;
                case LAST -> State.AFTER;
                default -> throw CommonError.BAD_REQUEST.exception();
            };
        }
    }

    private void readHeaders(ByteBuffer chunk) {
        while (chunk.hasRemaining() && matchedEnd < HEADERS_END.length()) {
            byte next = chunk.get();
            head.write(next);
            matchedEnd = next == HEADERS_END.charAt(matchedEnd) ? matchedEnd + 1 : next == '\r' ? 1 : 0;
        }
        if (head.size() > MAX_HEADER_BYTES) {
            throw CommonError.HEADERS_TOO_LARGE.exception();
        }
        if (matchedEnd == HEADERS_END.length()) {
            state = State.BEGIN;
        }
    }

    private void begin() {
        Matcher disposition = DISPOSITION.matcher(head.toString(StandardCharsets.UTF_8));
        head.reset();
        if (!disposition.find()) {
            throw CommonError.BAD_REQUEST.exception();
        }
        String name = null;
        String fileName = null;
        Matcher parameter = PARAMETER.matcher(disposition.group(1));
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("name")) {
                name = parameter.group(2);
            } else {
                fileName = parameter.group(2);
            }
        }
        if (name == null) {
            throw CommonError.BAD_REQUEST.exception();
        }
        state = State.CONTENT;
        parts.begin(name, fileName);
    }
}

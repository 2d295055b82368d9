package io.vireo.http.multipart;

import io.vireo.http.CommonError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small form with files, read as a whole.
 *
 * @param fields the values of the fields; of equal names the last one counts
 * @param files the contents of the files that were chosen
 */
public record MultipartForm(Map<String, String> fields, Map<String, byte[]> files) {
    private static final int BUFFER_BYTES = 16 * 1024;

    /** Room for names and short values beside two parts of the maximum length. */
    private static final int MORE_BYTES = 64 * 1024;

    /** What a part takes beside its name and content. */
    private static final int PART_BYTES = 64;

    /**
     * Reads a form.
     *
     * @param maxPartBytes how much of a value or a file is kept; of longer ones one byte more is, so that the caller sees it
     * @throws io.vireo.http.ApiException {@link CommonError#BAD_CONTENT_TYPE}, {@link CommonError#BAD_REQUEST}, {@link
     *     CommonError#TOO_LARGE} if more than two parts of this length would be kept
     */
    public static MultipartForm read(@Nullable String contentType, InputStream body, int maxPartBytes)
            throws IOException {
        Collector collector = new Collector(maxPartBytes + 1);
        MultipartReader reader = new MultipartReader(MultipartReader.boundary(contentType), collector);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            reader.accept(ByteBuffer.wrap(buffer, 0, count));
        }
        if (!reader.isComplete()) {
            throw CommonError.BAD_REQUEST.exception();
        }
        return new MultipartForm(collector.fields, collector.files);
    }

    private static final class Collector implements MultipartReader.PartHandler {
        private final int limit;
        private long room;
        private final Map<String, String> fields = new HashMap<>();
        private final Map<String, byte[]> files = new HashMap<>();
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private String name = "";
        private @Nullable String fileName;

        private Collector(int limit) {
            this.limit = limit;
            this.room = 2L * limit + MORE_BYTES;
        }

        @Override
        public void begin(String partName, @Nullable String partFileName) {
            keep(partName.length() + PART_BYTES);
            content.reset();
            name = partName;
            fileName = partFileName;
        }

        @Override
        public void data(ByteBuffer bytes) {
            byte[] part = new byte[Math.min(bytes.remaining(), limit - content.size())];
            bytes.get(part);
            keep(part.length);
            content.writeBytes(part);
        }

        private void keep(int bytes) {
            room -= bytes;
            if (room < 0) {
                throw CommonError.TOO_LARGE.exception();
            }
        }

        @Override
        public void end() {
            if (fileName == null) {
                fields.put(name, content.toString(StandardCharsets.UTF_8));
            } else if (!fileName.isEmpty()) {
                files.put(name, content.toByteArray());
            }
        }
    }

    /** Omits the values. */
    @Override
    public String toString() {
        return "MultipartForm" + fields.keySet() + files.keySet();
    }
}

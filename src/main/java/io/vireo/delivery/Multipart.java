package io.vireo.delivery;

import io.vireo.media.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A {@code multipart/byteranges} body: several parts of a file in the order of the request (RFC 9110, section 14.6). */
final class Multipart {
    private final StoredFile file;
    private final String boundary = UUID.randomUUID().toString();

    Multipart(StoredFile file) {
        this.file = file;
    }

    String contentType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    List<BodySegment> segments(ByteRange.Multiple parts) {
        List<BodySegment> segments = new ArrayList<>();
        String newLine = "";
        for (ByteRange.Single part : parts.parts()) {
            segments.add(new BodySegment.Text(newLine + "--" + boundary + "\r\nContent-Type: " + file.mediaType()
                    + "\r\nContent-Range: " + part.contentRange(file.length()) + "\r\n\r\n"));
            segments.add(part.slice());
            newLine = "\r\n";
        }
        segments.add(new BodySegment.Text("\r\n--" + boundary + "--\r\n"));
        return segments;
    }
}

package io.vireo.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A {@code multipart/byteranges} body: several parts of a representation in the order of the request (RFC 9110, section 14.6). */
final class Multipart {
    private final Representation whole;
    private final String boundary = UUID.randomUUID().toString();

    Multipart(Representation whole) {
        this.whole = whole;
    }

    String contentType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    List<BodySegment> segments(ByteRange.Multiple parts) {
        List<BodySegment> segments = new ArrayList<>();
        String newLine = "";
        for (ByteRange.Single part : parts.parts()) {
            segments.add(BodySegment.Memory.of(newLine + "--" + boundary + "\r\nContent-Type: " + whole.mediaType()
                    + "\r\nContent-Range: " + part.contentRange(whole.length()) + "\r\n\r\n"));
            segments.addAll(whole.part(part));
            newLine = "\r\n";
        }
        segments.add(BodySegment.Memory.of("\r\n--" + boundary + "--\r\n"));
        return segments;
    }
}

package io.vireo.media.remux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of files, recognized by their first bytes; name and declared type are not considered. */
enum InputFormat {
    /** Matroska and WebM. */
    MATROSKA,
    /** QuickTime with an {@code ftyp} box. */
    QUICKTIME,
    /** Everything else: MP4, or no video at all. */
    OTHER;

    private static final int HEAD_BYTES = 389;
    private static final int EBML = 0x1A45DFA3;
    private static final int TRANSPORT_PACKET = 188;
    private static final int TRANSPORT_SYNC = 0x47;

    static InputFormat of(ByteBuffer head) {
        if (head.limit() >= 12 && head.getInt(0) == EBML) {
            return MATROSKA;
        }
        return text(head, 4, 8).equals("ftypqt  ") ? QUICKTIME : OTHER;
    }

    /** Reads the first bytes of a file. */
    static ByteBuffer head(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        while (head.hasRemaining() && file.read(head, head.position()) > 0) {
            // until the buffer is full or the file ends
        }
        return head.flip();
    }

    /** Returns the name of a container that is known and not supported. */
    static Optional<String> unsupported(ByteBuffer head) {
        return Optional.ofNullable(
                switch (text(head, 0, 4)) {
                    case "RIFF" -> text(head, 8, 4).equals("AVI ") ? "AVI" : null;
                    case "FLV\1" -> "FLV";
                    case "OggS" -> "Ogg";
                    case "0&\u00B2u" -> "WMV (ASF)";
                    case "\0\0\1\u00BA" -> "MPEG program stream";
                    case ".RMF" -> "RealMedia";
                    case "DKIF" -> "IVF";
                    case "\6\16+4" -> "MXF";
                    default ->
                        isTransportStream(head, 0) || isTransportStream(head, 4) ? "MPEG transport stream" : null;
                });
    }

    /**
     * Returns whether three packets of a stream begin at an offset: 0, or 4 in files of camcorders, which have a time before each packet.
     * The first byte alone, or two, may also belong to a box of an MP4.
     */
    private static boolean isTransportStream(ByteBuffer head, int offset) {
        int packet = TRANSPORT_PACKET + offset;
        int third = offset + 2 * packet;
        return head.limit() > third
                && head.get(offset) == TRANSPORT_SYNC
                && head.get(offset + packet) == TRANSPORT_SYNC
                && head.get(third) == TRANSPORT_SYNC;
    }

    private static String text(ByteBuffer head, int offset, int length) {
        if (head.limit() < offset + length) {
            return "";
        }
        byte[] bytes = new byte[length];
        head.get(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A sample entry: the codec configuration of a track (ISO/IEC 14496-12, 8.5.2; QuickTime File Format, sound descriptions 0 to 2).
 *
 * @param type its four-character code
 * @param bytes the whole box with its header
 * @param video whether it is a visual sample entry; otherwise it is one of audio
 */
public record SampleEntry(String type, ByteBuffer bytes, boolean video) {
    /** The offset of the child boxes in a visual sample entry, in bytes. */
    public static final int VISUAL_HEADER = 86;
    /** The offset of the child boxes in an audio sample entry, in bytes. */
    public static final int AUDIO_HEADER = 36;

    private static final int MAX_BYTES = 1 << 18;
    private static final int VERSION = 16;
    private static final int VERSION_1_HEADER = 52;
    private static final int VERSION_2_HEADER = 72;
    private static final int PQ = 16;
    private static final int HLG = 18;

    static SampleEntry read(BoxReader reader, Box box, boolean video) throws IOException {
        Box whole = new Box(box.type(), box.start(), box.start(), box.end());
        ByteBuffer bytes = reader.bytes(whole, MAX_BYTES);
        if (bytes.remaining() < (video ? VISUAL_HEADER : AUDIO_HEADER)) {
            throw new InvalidMp4Exception(box.type() + " is too short");
        }
        return new SampleEntry(box.type(), bytes.asReadOnlyBuffer(), video);
    }

    /** Returns the version of the sound description; 0 for video. */
    public int version() {
        return video ? 0 : bytes.getShort(VERSION);
    }

    /** Returns the content of the first child box of a type, also of one within QuickTime's {@code wave} box; empty if there is none. */
    public Optional<ByteBuffer> box(String name) {
        return offsets().stream().flatMap(from -> find(from, name).stream()).findFirst();
    }

    private List<Integer> offsets() {
        return switch (version()) {
            case 1 -> List.of(VERSION_1_HEADER, AUDIO_HEADER);
            case 2 -> List.of(VERSION_2_HEADER, AUDIO_HEADER);
            default -> List.of(video ? VISUAL_HEADER : AUDIO_HEADER);
        };
    }

    private Optional<ByteBuffer> find(int from, String name) {
        if (from > bytes.limit()) {
            return Optional.empty();
        }
        ByteBuffer children = bytes.slice(from, bytes.limit() - from);
        Optional<ByteBuffer> found = find(children, name, content -> true);
        return found.isPresent() || video
                ? found
                : find(children, "wave", content -> true).flatMap(wave -> find(wave, name, content -> true));
    }

    private static Optional<ByteBuffer> find(ByteBuffer boxes, String name, Predicate<ByteBuffer> condition) {
        byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
        int wanted = ByteBuffer.wrap(type).getInt();
        for (int at = 0; at + 8 <= boxes.limit(); ) {
            int size = boxes.getInt(at);
            if (size < 8 || size > boxes.limit() - at) {
                return Optional.empty();
            }
            if (boxes.getInt(at + 4) == wanted) {
                ByteBuffer content = boxes.slice(at + 8, size - 8);
                if (condition.test(content)) {
                    return Optional.of(content);
                }
            }
            at += size;
        }
        return Optional.empty();
    }

    /** Returns whether the entry declares the transfer function PQ or HLG (ITU-T H.273, 8.2), in {@code colr} or {@code vpcC}. */
    public boolean isHdr() {
        if (!video) {
            return false;
        }
        ByteBuffer children = bytes.slice(VISUAL_HEADER, bytes.limit() - VISUAL_HEADER);
        return find(
                                children,
                                "colr",
                                content -> content.limit() >= 10 && content.get(0) == 'n' && isHdr(content.getShort(6)))
                        .isPresent()
                || find(children, "vpcC", content -> content.limit() >= 9 && isHdr(content.get(8)))
                        .isPresent();
    }

    /** Returns whether a transfer function is PQ or HLG. */
    public static boolean isHdr(int transfer) {
        return transfer == PQ || transfer == HLG;
    }
}

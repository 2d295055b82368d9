package io.vireo.media.remux;

import io.vireo.media.remux.EbmlReader.Element;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The headers of a track of a Matroska file (a {@code TrackEntry}, RFC 9559, section 5.1.4.1). */
final class MatroskaTrack {
    static final int VIDEO = 1;
    static final int AUDIO = 2;

    private static final int MAX_PRIVATE_BYTES = 200_000;
    private static final int MAX_TEXT = 200;
    private static final int HEADER_STRIPPING = 3;
    private static final int UNSPECIFIED_COLOUR = 2;

    long number;
    int type;
    boolean enabled = true;
    String codec = "";
    ByteBuffer codecPrivate = ByteBuffer.allocate(0);
    long codecDelayNanos;
    long defaultDurationNanos;
    String language = "und";
    byte[] prefix = {};
    boolean encoded;

    int width;
    int height;
    long displayWidth;
    long displayHeight;
    double roll;
    int matrixCoefficients = UNSPECIFIED_COLOUR;
    int transfer = UNSPECIFIED_COLOUR;
    int primaries = UNSPECIFIED_COLOUR;
    boolean fullRange;
    boolean coloured;

    double rate = 8000;
    int channels = 1;

    private final EbmlReader reader;

    private MatroskaTrack(EbmlReader reader) {
        this.reader = reader;
    }

    static MatroskaTrack read(EbmlReader reader, Element entry) throws IOException {
        MatroskaTrack track = new MatroskaTrack(reader);
        reader.each(entry, track::set);
        return track;
    }

    private void set(Element element) throws IOException {
        switch ((int) element.id()) {
            case 0xD7 -> number = reader.uint(element);
            case 0x83 -> type = (int) Math.min(255, reader.uint(element));
            case 0xB9 -> enabled = reader.uint(element) != 0;
            case 0x86 -> codec = reader.text(element, MAX_TEXT);
            case 0x63A2 -> codecPrivate = reader.bytes(element, MAX_PRIVATE_BYTES);
            case 0x56AA -> codecDelayNanos = reader.uint(element);
            case 0x23E383 -> defaultDurationNanos = reader.uint(element);
            case 0x22B59C -> language = reader.text(element, MAX_TEXT);
            case 0x6D80 -> reader.each(element, this::setEncoding);
            case 0xE0 -> reader.each(element, this::setVideo);
            case 0xE1 -> reader.each(element, this::setAudio);
            default -> {}
        }
    }

    /** Accepts one encoding: a header that was removed from each frame. */
    private void setEncoding(Element encoding) throws IOException {
        if (encoding.id() != 0x6240) {
            return;
        }
        boolean second = encoded || prefix.length > 0;
        boolean[] stripping = {false};
        reader.each(encoding, element -> {
            encoded |= element.id() == 0x5032 && reader.uint(element) != 1; // the scope: all frames
            encoded |= element.id() == 0x5033 && reader.uint(element) != 0; // the type: compression
            if (element.id() == 0x5034) {
                reader.each(element, field -> {
                    stripping[0] |= field.id() == 0x4254 && reader.uint(field) == HEADER_STRIPPING;
                    if (field.id() == 0x4255) {
                        prefix = reader.bytes(field, MAX_TEXT).array();
                    }
                });
            }
        });
        encoded |= second || !stripping[0];
    }

    private void setVideo(Element element) throws IOException {
        switch ((int) element.id()) {
            case 0xB0 -> width = (int) Math.min(0xFFFF, reader.uint(element));
            case 0xBA -> height = (int) Math.min(0xFFFF, reader.uint(element));
            case 0x54B0 -> displayWidth = reader.uint(element);
            case 0x54BA -> displayHeight = reader.uint(element);
            case 0x55B0 -> reader.each(element, this::setColour);
            case 0x7670 ->
                reader.each(element, field -> {
                    roll = field.id() == 0x7675 ? reader.real(field) : roll;
                });
            default -> {}
        }
    }

    private void setColour(Element element) throws IOException {
        coloured = true;
        switch ((int) element.id()) {
            case 0x55B1 -> matrixCoefficients = (int) Math.min(255, reader.uint(element));
            case 0x55BA -> transfer = (int) Math.min(255, reader.uint(element));
            case 0x55BB -> primaries = (int) Math.min(255, reader.uint(element));
            case 0x55B9 -> fullRange = reader.uint(element) == 2;
            default -> {}
        }
    }

    private void setAudio(Element element) throws IOException {
        switch ((int) element.id()) {
            case 0xB5 -> rate = reader.real(element);
            case 0x9F -> channels = (int) Math.min(255, reader.uint(element));
            default -> {}
        }
    }

    /** Returns the clockwise rotation in degrees: 0, 90, 180 or 270. The file has the opposite direction. */
    int rotation() {
        return Double.isFinite(roll) && Math.abs(roll) <= 360 ? Math.floorMod(-Math.round(roll / 90) * 90, 360) : 0;
    }

    /** Returns the codec for users; of a codec of Windows, its four-character code. */
    String codecName() {
        boolean fourcc = codec.equals("V_MS/VFW/FOURCC") && codecPrivate.limit() >= 20;
        StringBuilder name = new StringBuilder();
        for (int i = 16; fourcc && i < 20; i++) {
            name.append((char) (codecPrivate.get(i) & 0x7F));
        }
        return CodecNames.of(fourcc ? name.toString() : codec);
    }
}

package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An H.264 track as the decoder needs it.
 *
 * @param avcC its configuration (ISO/IEC 14496-15, 5.3.3.1)
 * @param colours what the container says of its colours; null if nothing
 */
public record AvcTrack(ByteBuffer avcC, @Nullable ColourBox colours, SampleIndex samples) {
    private static final int MOST_CONFIGURATION = 1 << 20;
    /** Where the boxes of a visual sample entry begin. */
    private static final int ENTRY_HEADER = 78;

    /**
     * The first H.264 track with samples.
     *
     * @throws InvalidMp4Exception if the file contradicts itself
     */
    public static Optional<AvcTrack> find(FileChannel channel) throws IOException {
        BoxReader reader = new BoxReader(channel);
        Box file = new Box("", 0, 0, reader.length());
        Box moov = reader.get(file, "moov");
        for (long position = moov.body(); moov.end() - position >= 8; ) {
            Box trak = reader.box(position, moov.end());
            if (trak.type().equals("trak") && Track.isVideo(reader, trak)) {
                AvcTrack track = read(reader, moov, trak);
                if (track != null && track.samples().count() > 0) {
                    return Optional.of(track);
                }
            }
            position = trak.end();
        }
        return Optional.empty();
    }

    private static @Nullable AvcTrack read(BoxReader reader, Box moov, Box trak) throws IOException {
        Box stbl = reader.get(reader.get(reader.get(trak, "mdia"), "minf"), "stbl");
        Box stsd = reader.get(stbl, "stsd");
        Box entry = reader.box(stsd.body() + 8, stsd.end());
        if (!entry.type().startsWith("avc") || entry.size() < ENTRY_HEADER) {
            return null;
        }
        Box inner = new Box(entry.type(), entry.start(), entry.body() + ENTRY_HEADER, entry.end());
        Box avcC = reader.get(inner, "avcC");
        Box tkhd = reader.get(trak, "tkhd");
        return new AvcTrack(
                reader.bytes(avcC, MOST_CONFIGURATION),
                reader.find(inner, "colr").isPresent() ? ColourBox.of(reader, reader.get(inner, "colr")) : null,
                VideoSamples.of(reader, moov, stbl, reader.u32(tkhd, reader.u8(tkhd, 0) == 1 ? 20 : 12)));
    }
}

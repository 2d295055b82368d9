package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a movie from which a stream can be made.
 *
 * @param video the track that {@link Mp4Inspector} describes
 * @param audio the audio tracks with samples, in the order of the file
 * @param timescale the timescale of the movie; 0 if unknown
 * @param matrix the matrix of the movie header, 36 bytes; empty if it is missing
 * @param fragmented whether there are samples in fragments
 * @param length the length of the file in bytes
 */
public record StreamSource(
        MediaTrack video,
        List<MediaTrack> audio,
        long timescale,
        Optional<ByteBuffer> matrix,
        boolean fragmented,
        long length) {
    /**
     * Reads the headers of a movie. The samples are read later, while the channel is open.
     *
     * @throws InvalidMp4Exception if the file is inconsistent or has no video track
     */
    public static StreamSource read(FileChannel file) throws IOException {
        BoxReader reader = new BoxReader(file);
        Movie movie = Movie.read(reader);
        Box mvhd = reader.find(movie.moov(), "mvhd").orElse(null);
        List<MediaTrack> audio = new ArrayList<>();
        for (Box trak : movie.audioTraks()) {
            audio.add(MediaTrack.read(reader, trak, false));
        }
        return new StreamSource(
                MediaTrack.read(reader, movie.videoTrak(), true),
                audio,
                mvhd == null ? 0 : Track.timescale(reader, mvhd),
                matrix(reader, mvhd),
                movie.fragments() != null,
                reader.length());
    }

    private static Optional<ByteBuffer> matrix(BoxReader reader, @Nullable Box mvhd) throws IOException {
        return mvhd == null ? Optional.empty() : MediaTrack.matrix(reader, mvhd, reader.u8(mvhd, 0) == 1 ? 48 : 36);
    }
}

package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An H.264 track as the decoder needs it.
 *
 * @param colours what the container says of its colours; null if nothing
 */
public record AvcTrack(
        AvcConfiguration configuration, @Nullable ColourBox colours, SampleIndex samples) {

    /**
     * The video track that {@link Mp4Inspector} tells the facts of, if it is of H.264 and has samples.
     *
     * @throws InvalidMp4Exception if the file contradicts itself
     */
    public static Optional<AvcTrack> find(FileChannel channel) throws IOException {
        BoxReader reader = new BoxReader(channel);
        Movie movie = Movie.read(reader);
        Track track = movie.videoTrack();
        AvcConfiguration configuration = track.avc();
        if (configuration == null) {
            return Optional.empty();
        }
        SampleIndex samples = VideoSamples.of(reader, movie.moov(), track);
        return samples.count() == 0
                ? Optional.empty()
                : Optional.of(new AvcTrack(configuration, ColourBox.of(reader, track.entry()), samples));
    }
}

package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An H.264 track with the data needed for decoding.
 *
 * @param colours the color description of the container; null if missing
 * @param timescale the number of time units per second
 */
public record AvcTrack(
        AvcConfiguration configuration, @Nullable ColourBox colours, SampleIndex samples, long timescale) {

    /**
     * Returns the video track chosen by {@link Mp4Inspector}, if it is H.264 and has samples.
     *
     * @throws InvalidMp4Exception if the file is inconsistent
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
                : Optional.of(
                        new AvcTrack(configuration, ColourBox.of(reader, track.entry()), samples, track.timescale()));
    }
}

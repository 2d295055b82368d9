package io.vireo.media.mp4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Validates that a file is a playable ISO base media file (ISO/IEC 14496-12: MP4, M4V; also QuickTime, with or without {@code ftyp})
 * and extracts its metadata. Safe for malicious files: time and memory are limited (decision 0003).
 */
public final class Mp4Inspector {
    private static final Set<String> ENCRYPTED = Set.of("encv", "drmi");

    private Mp4Inspector() {}

    /**
     * Returns the metadata of a video of any codec, whether or not this server can decode it.
     *
     * @throws InvalidMp4Exception if the file is of another type, truncated, inconsistent, encrypted, or without a video track
     * @throws UncheckedIOException if the file cannot be read
     */
    public static VideoMetadata inspect(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return inspect(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #inspect(Path)}, for an open file. */
    public static VideoMetadata inspect(FileChannel file) throws IOException {
        return metadata(new BoxReader(file));
    }

    private static VideoMetadata metadata(BoxReader reader) throws IOException {
        Movie movie = Movie.read(reader);
        Track track = movie.videoTrack();
        check(track);
        if (track.samples().count() > 0) {
            track.samples().check(reader.length());
        }
        Fragments fragments = movie.fragments();
        if (fragments != null) {
            fragments.check(track.id());
        }
        boolean upright = track.matrix().rotation() % 180 == 0;
        return new VideoMetadata(
                PresentationDuration.millis(reader, movie.moov(), track, fragments),
                upright ? track.width() : track.height(),
                upright ? track.height() : track.width(),
                track.matrix().rotation(),
                track.matrix().mirrored(),
                track.codec());
    }

    private static void check(Track track) {
        if (ENCRYPTED.contains(track.codec()) || !track.codec().matches("[ -~]{4}")) {
            throw new InvalidMp4Exception("the video is encrypted or of no codec");
        }
        if (track.width() == 0 || track.height() == 0) {
            throw new InvalidMp4Exception("a video without a size");
        }
    }
}

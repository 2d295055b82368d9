package io.vireo.media.mp4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file is a playable ISO base media file (ISO/IEC 14496-12: MP4, M4V; also QuickTime, with or without
 * {@code ftyp}) and what is in it. Made for hostile files: time and memory are bounded whatever the boxes say (decision 0003).
 */
public final class Mp4Inspector {
    /** What a file may begin with; QuickTime files from before {@code ftyp} begin with one of the others. */
    private static final Set<String> FIRST = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid");

    private static final Set<String> ENCRYPTED = Set.of("encv", "drmi");
    private static final int MOST_TRACKS = 64;

    private final BoxReader reader;
    private @Nullable Box moov;
    private boolean hasData;
    private boolean hasFragments;
    private long endOfBoxes;

    private Mp4Inspector(BoxReader reader) {
        this.reader = reader;
    }

    /**
     * The facts about the video of a file. Any codec will do, whether or not this server can decode it.
     *
     * @throws InvalidMp4Exception if it is of another kind, cut short, inconsistent, encrypted, or without a video
     * @throws UncheckedIOException if it cannot be read
     */
    public static VideoMetadata inspect(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new Mp4Inspector(new BoxReader(file)).facts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VideoMetadata facts() throws IOException {
        findParts();
        if (moov == null || !hasData) {
            throw new InvalidMp4Exception(moov == null ? "no moov" : "no mdat");
        }
        if (reader.find(moov, "cmov").isPresent()) {
            throw new InvalidMp4Exception("compressed moov");
        }
        Track track = videoTrack(moov);
        if (track.samples().count() > 0) {
            track.samples().check(endOfBoxes);
        }
        long duration = new PresentationDuration(reader, moov, track, fragments(moov, track)).millis();
        boolean upright = track.rotation() % 180 == 0;
        return new VideoMetadata(
                duration,
                upright ? track.width() : track.height(),
                upright ? track.height() : track.width(),
                track.rotation(),
                track.codec());
    }

    private void findParts() throws IOException {
        for (long position = 0; position < reader.length(); ) {
            Box box;
            try {
                box = reader.box(position, reader.length());
            } catch (InvalidMp4Exception e) {
                if (isJunk(position)) {
                    return;
                }
                throw e;
            }
            if (position == 0 && !FIRST.contains(box.type())) {
                throw new InvalidMp4Exception("does not begin like an MP4 file");
            }
            moov = moov == null && box.type().equals("moov") ? box : moov;
            hasData |= box.type().equals("mdat") && box.size() > 0;
            hasFragments |= box.type().equals("moof");
            position = box.end();
            endOfBoxes = position;
        }
    }

    /** Whether what is no box comes after a complete movie: some cameras append bytes of their own, which players ignore. */
    private boolean isJunk(long position) throws IOException {
        if (moov == null || !hasData) {
            return false;
        }
        Box rest = new Box("", position, position, reader.length());
        return rest.size() < 8 || !Set.of("moov", "moof", "mdat").contains(reader.fourcc(rest, 4));
    }

    /** The first video track that has samples, an enabled one if there is one. */
    private Track videoTrack(Box movie) throws IOException {
        List<Track> tracks = new ArrayList<>();
        for (long position = movie.body(); movie.end() - position >= 8; ) {
            Box trak = reader.box(position, movie.end());
            if (trak.type().equals("trak") && Track.isVideo(reader, trak)) {
                Track track = Track.read(reader, trak);
                if (hasFragments || track.samples().count() > 0) {
                    tracks.add(track);
                }
            }
            if (tracks.size() > MOST_TRACKS) {
                throw new InvalidMp4Exception("too many tracks");
            }
            position = trak.end();
        }
        tracks.sort(Comparator.comparing(Track::enabled).reversed());
        if (tracks.isEmpty()) {
            throw new InvalidMp4Exception("no video");
        }
        Track track = tracks.get(0);
        if (ENCRYPTED.contains(track.codec()) || !track.codec().matches("[ -~]{4}")) {
            throw new InvalidMp4Exception("the video is encrypted or of no codec");
        }
        if (track.width() == 0 || track.height() == 0) {
            throw new InvalidMp4Exception("a video without a size");
        }
        return track;
    }

    private @Nullable Fragments fragments(Box movie, Track track) throws IOException {
        if (!hasFragments) {
            return null;
        }
        Fragments fragments = new Fragments(reader, movie, track.id(), endOfBoxes);
        for (long position = 0; position < endOfBoxes; ) {
            Box box = reader.box(position, reader.length());
            if (box.type().equals("moof")) {
                fragments.add(box);
            }
            position = box.end();
        }
        if (fragments.isEmpty() && track.samples().count() == 0) {
            throw new InvalidMp4Exception("no samples");
        }
        return fragments;
    }
}

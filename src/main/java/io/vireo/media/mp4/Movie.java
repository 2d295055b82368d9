package io.vireo.media.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The structure of an ISO base media file: its {@code moov} box, its fragments, and the video track from which metadata and frames are
 * taken.
 */
final class Movie {
    /**
     * The types of the first box: segments begin with {@code styp} and similar types, QuickTime files older than {@code ftyp} with others.
     */
    private static final Set<String> FIRST_TYPES = Set.of(
            "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid", "udta", "meta", "junk", "pict", "PICT",
            "styp", "sidx", "ssix", "prft", "emsg", "pdin");

    private static final int MAX_TRACKS = 64;

    private final BoxReader reader;
    private final List<Box> traks = new ArrayList<>();
    private @Nullable Box moov;
    private boolean hasFragments;
    private @Nullable Fragments fragments;

    private Movie(BoxReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the top-level boxes and the sums of the fragments.
     *
     * @throws InvalidMp4Exception if the file does not begin like an MP4 file, or its movie header or a fragment is truncated
     */
    static Movie read(BoxReader reader) throws IOException {
        Movie movie = new Movie(reader);
        reader.eachTopLevel(movie::addTopLevel);
        Box moov = movie.moov();
        if (reader.find(moov, "cmov").isPresent()) {
            throw new InvalidMp4Exception("compressed moov");
        }
        reader.each(moov, movie::addTrak);
        if (movie.hasFragments) {
            movie.fragments = Fragments.read(reader, moov);
        }
        return movie;
    }

    private void addTopLevel(Box box) throws IOException {
        if (box.start() == 0 && !FIRST_TYPES.contains(box.type())) {
            throw new InvalidMp4Exception("does not begin like an MP4 file");
        }
        if (box.type().equals("moov") && moov == null) {
            requireComplete(box);
            moov = box;
        }
        if (box.type().equals("moof")) {
            requireComplete(box);
            hasFragments = true;
        }
    }

    /**
     * Checks that a box is not truncated. A box whose last child ends at the end of the file, and whose size exceeds the file by no more
     * than an empty box, is accepted.
     */
    private void requireComplete(Box box) throws IOException {
        long missing = reader.missing(box);
        if (missing > 0) {
            long[] end = {box.body()};
            reader.each(box, child -> end[0] = child.end());
            if (missing > 8 || end[0] < box.end()) {
                throw new InvalidMp4Exception(box.type() + " is cut short");
            }
        }
    }

    private void addTrak(Box box) {
        if (box.type().equals("trak")) {
            traks.add(box);
            if (traks.size() > MAX_TRACKS) {
                throw new InvalidMp4Exception("too many tracks");
            }
        }
    }

    Box moov() {
        if (moov == null) {
            throw new InvalidMp4Exception("no moov");
        }
        return moov;
    }

    /** Returns the sums of all fragments; null if there are none. */
    @Nullable
    Fragments fragments() {
        return fragments;
    }

    /**
     * Returns the first enabled video track with samples, as players choose (ISO/IEC 14496-12, 8.3.2), otherwise the first video track with
     * samples.
     *
     * @throws InvalidMp4Exception if there is no such track, or it is inconsistent
     */
    Track videoTrack() throws IOException {
        return Track.read(reader, moov(), videoTrak());
    }

    /** Returns the {@code trak} box of {@link #videoTrack}. */
    Box videoTrak() throws IOException {
        Box found = null;
        for (Box trak : traks) {
            if (Track.isVideo(reader, trak) && hasSamples(trak)) {
                if (Track.isEnabled(reader, trak)) {
                    return trak;
                }
                found = found == null ? trak : found;
            }
        }
        if (found == null) {
            throw new InvalidMp4Exception("no video");
        }
        return found;
    }

    /** Returns the {@code trak} boxes of the audio tracks with samples. */
    List<Box> audioTraks() throws IOException {
        List<Box> found = new ArrayList<>();
        for (Box trak : traks) {
            if (Track.isAudio(reader, trak) && hasSamples(trak)) {
                found.add(trak);
            }
        }
        return found;
    }

    private boolean hasSamples(Box trak) throws IOException {
        try {
            return (fragments != null && fragments.hasSamples(Track.id(reader, trak)))
                    || SampleSizes.of(reader, Track.sampleTable(reader, trak)).count() > 0;
        } catch (InvalidMp4Exception e) {
            return false; // a damaged track is ignored
        }
    }
}

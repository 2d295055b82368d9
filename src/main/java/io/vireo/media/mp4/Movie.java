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
    /** What a file may begin with: segments with {@code styp} and the like, QuickTime from before {@code ftyp} with others. */
    private static final Set<String> FIRST = Set.of(
            "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid", "udta", "meta", "junk", "pict", "PICT",
            "styp", "sidx", "ssix", "prft", "emsg", "pdin");

    private static final int MOST_TRACKS = 64;

    private final BoxReader reader;
    private final List<Box> traks = new ArrayList<>();
    private @Nullable Box moov;
    private boolean hasFragments;
    private @Nullable Fragments fragments;

    private Movie(BoxReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the boxes of the top level, and of fragments what they add up to.
     *
     * @throws InvalidMp4Exception if it does not begin like an MP4 file, or its movie header or a fragment is cut short
     */
    static Movie read(BoxReader reader) throws IOException {
        Movie movie = new Movie(reader);
        reader.eachTopLevel(movie::take);
        Box moov = movie.moov();
        if (reader.find(moov, "cmov").isPresent()) {
            throw new InvalidMp4Exception("compressed moov");
        }
        reader.each(moov, movie::takeTrak);
        if (movie.hasFragments) {
            movie.fragments = Fragments.read(reader, moov);
        }
        return movie;
    }

    private void take(Box box) throws IOException {
        if (box.start() == 0 && !FIRST.contains(box.type())) {
            throw new InvalidMp4Exception("does not begin like an MP4 file");
        }
        if (box.type().equals("moov") && moov == null) {
            requireWhole(box);
            moov = box;
        }
        if (box.type().equals("moof")) {
            requireWhole(box);
            hasFragments = true;
        }
    }

    /** What claims no more beyond the end of the file than an empty box, behind a last child that ends there, lacks nothing. */
    private void requireWhole(Box box) throws IOException {
        long missing = reader.missing(box);
        if (missing > 0) {
            long[] end = {box.body()};
            reader.each(box, child -> end[0] = child.end());
            if (missing > 8 || end[0] < box.end()) {
                throw new InvalidMp4Exception(box.type() + " is cut short");
            }
        }
    }

    private void takeTrak(Box box) {
        if (box.type().equals("trak")) {
            traks.add(box);
            if (traks.size() > MOST_TRACKS) {
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

    /** The sums of all fragments; null if there are none. */
    @Nullable
    Fragments fragments() {
        return fragments;
    }

    /**
     * The first enabled video track with samples, as players choose (ISO/IEC 14496-12, 8.3.2), or the first one at all.
     *
     * @throws InvalidMp4Exception if there is none, or that one contradicts itself
     */
    Track videoTrack() throws IOException {
        Box found = null;
        for (Box trak : traks) {
            if (Track.isVideo(reader, trak) && hasSamples(trak)) {
                if (Track.isEnabled(reader, trak)) {
                    return Track.read(reader, moov(), trak);
                }
                found = found == null ? trak : found;
            }
        }
        if (found == null) {
            throw new InvalidMp4Exception("no video");
        }
        return Track.read(reader, moov(), found);
    }

    private boolean hasSamples(Box trak) throws IOException {
        try {
            return (fragments != null && fragments.hasSamples(Track.id(reader, trak)))
                    || SampleSizes.of(reader, Track.sampleTable(reader, trak)).count() > 0;
        } catch (InvalidMp4Exception e) {
            return false; // a damaged track beside others
        }
    }
}

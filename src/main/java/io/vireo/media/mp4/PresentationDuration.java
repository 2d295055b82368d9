package io.vireo.media.mp4;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long a movie plays: what it says itself if that can be, otherwise what its samples add up to. */
final class PresentationDuration {
    /** A longer time is a lie or a mistake. */
    private static final long MOST_SECONDS = TimeUnit.HOURS.toSeconds(1000);

    private final BoxReader reader;
    private final Box moov;
    private final Track track;
    private final @Nullable Fragments fragments;

    PresentationDuration(BoxReader reader, Box moov, Track track, @Nullable Fragments fragments) {
        this.reader = reader;
        this.moov = moov;
        this.track = track;
        this.fragments = fragments;
    }

    /** In milliseconds; 0 if nothing tells it. */
    long millis() throws IOException {
        long said = fragments == null ? ofMovie() : ofFragments(fragments);
        if (said > 0) {
            return said;
        }
        long media = millis(track.duration(), track.timescale());
        return media > 0 ? media : millis(track.samples().duration(), track.timescale());
    }

    private long ofMovie() throws IOException {
        Box mvhd = reader.get(moov, "mvhd");
        return millis(Track.duration(reader, mvhd), Track.timescale(reader, mvhd));
    }

    /** From {@code mehd}, or else where the last fragment ends. */
    private long ofFragments(Fragments all) throws IOException {
        Box mehd = reader.find(reader.get(moov, "mvex"), "mehd").orElse(null);
        long said = 0;
        if (mehd != null) {
            long units = reader.u8(mehd, 0) == 1 ? reader.i64(mehd, 4) : reader.u32(mehd, 4);
            said = millis(units, Track.timescale(reader, reader.get(moov, "mvhd")));
        }
        return said > 0 ? said : millis(all.end(), track.timescale());
    }

    /** 0 if the values cannot be true. */
    private static long millis(long units, long timescale) {
        if (units <= 0 || timescale == 0 || units / timescale > MOST_SECONDS) {
            return 0;
        }
        return units / timescale * 1000 + units % timescale * 1000 / timescale;
    }
}

package io.vireo.media.mp4;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Determines the duration of a movie. For a fragmented file it is the duration of the longest track, summed over its fragments,
 * because the headers may describe a longer presentation. Otherwise it comes from the header, or else from the samples.
 */
final class PresentationDuration {
    /** Longer durations are considered invalid. */
    private static final long MAX_SECONDS = TimeUnit.HOURS.toSeconds(1000);

    private PresentationDuration() {}

    /** Returns the duration in milliseconds; 0 if unknown. */
    static long millis(BoxReader reader, Box moov, Track track, @Nullable Fragments fragments) throws IOException {
        if (fragments != null) {
            return fragments.millis();
        }
        Box mvhd = reader.find(moov, "mvhd").orElse(null);
        long declared = mvhd == null ? 0 : millis(Track.duration(reader, mvhd), Track.timescale(reader, mvhd));
        if (declared > 0) {
            return declared;
        }
        long media = millis(track.duration(), track.timescale());
        return media > 0 ? media : millis(track.samples().duration(), track.timescale());
    }

    /** Converts to milliseconds; returns 0 for impossible values. */
    static long millis(long units, long timescale) {
        if (units <= 0 || timescale == 0 || units / timescale > MAX_SECONDS) {
            return 0;
        }
        return units / timescale * 1000 + units % timescale * 1000 / timescale;
    }
}

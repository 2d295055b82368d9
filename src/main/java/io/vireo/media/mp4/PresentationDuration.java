package io.vireo.media.mp4;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a movie plays. A fragmented file plays as long as its longest track, of which the fragments are added up: its headers may
 * speak of a whole presentation that the file is a part of. Others play as long as the header says, or else as the samples do.
 */
final class PresentationDuration {
    /** A longer time is a lie or a mistake. */
    private static final long MOST_SECONDS = TimeUnit.HOURS.toSeconds(1000);

    private PresentationDuration() {}

    /** In milliseconds; 0 if nothing tells it. */
    static long millis(BoxReader reader, Box moov, Track track, @Nullable Fragments fragments) throws IOException {
        if (fragments != null) {
            return fragments.millis();
        }
        Box mvhd = reader.find(moov, "mvhd").orElse(null);
        long said = mvhd == null ? 0 : millis(Track.duration(reader, mvhd), Track.timescale(reader, mvhd));
        if (said > 0) {
            return said;
        }
        long media = millis(track.duration(), track.timescale());
        return media > 0 ? media : millis(track.samples().duration(), track.timescale());
    }

    /** 0 if the values cannot be true. */
    static long millis(long units, long timescale) {
        if (units <= 0 || timescale == 0 || units / timescale > MOST_SECONDS) {
            return 0;
        }
        return units / timescale * 1000 + units % timescale * 1000 / timescale;
    }
}

package io.vireo.media.segment;

import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.MediaTrack.Edit;

/**
 * The edit list of a track, reduced to a shift: the presentation time of a sample is its composition time plus {@code shift}. Times are in
 * units of the track's timescale.
 *
 * @param shift is added to the times of the media
 * @param end the presentation time at which the track ends; samples that begin then or later are not displayed
 */
record EditedTime(long shift, long end) {
    /** Far beyond all times of a file that is accepted, without risk of overflow. */
    private static final long INFINITE = Long.MAX_VALUE / 4;

    private static final double MAX_UNITS = 1e15;

    /**
     * Reads the edit list of a track.
     *
     * @param movieScale the timescale of the movie, to which the durations refer; 0 if unknown, then there are no edits
     * @throws UnsegmentableException if there is more than one edit beside the initial delay, or one with another speed
     */
    static EditedTime of(MediaTrack track, long movieScale) {
        double delay = 0;
        Edit shown = null;
        for (Edit edit : track.edits()) {
            if (movieScale == 0) {
                break;
            }
            if (!edit.isEmpty()) {
                if (shown != null || !edit.normalRate() || edit.mediaTime() < 0 || edit.mediaTime() > MAX_UNITS) {
                    throw new UnsegmentableException("several edits");
                }
                shown = edit;
            } else if (shown == null) {
                delay += units(edit.duration(), track.timescale(), movieScale);
            }
        }
        if (shown == null) {
            return new EditedTime((long) delay, INFINITE);
        }
        long end = shown.duration() <= 0
                ? INFINITE
                : (long) (delay + units(shown.duration(), track.timescale(), movieScale));
        return new EditedTime((long) delay - shown.mediaTime(), end);
    }

    private static double units(long duration, long trackScale, long movieScale) {
        double units = Math.ceil((double) duration * trackScale / movieScale);
        if (duration < 0 || units > MAX_UNITS) {
            throw new UnsegmentableException("an edit is too long");
        }
        return units;
    }
}

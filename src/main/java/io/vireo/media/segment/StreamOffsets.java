package io.vireo.media.segment;

import org.jspecify.annotations.Nullable;

/**
 * The offsets that are added to the presentation times of the tracks, so that the stream begins at 0 with the earlier track. The difference
 * of the tracks is preserved, within one unit.
 *
 * @param video in units of the timescale of the video
 * @param audio in units of the timescale of the audio
 * @param audioPerVideo the ratio of the timescales
 */
record StreamOffsets(long video, long audio, double audioPerVideo) {
    static StreamOffsets of(VideoPlan plan, long videoScale, @Nullable AudioPlan audioPlan) {
        long videoStart = plan.startTime();
        if (audioPlan == null) {
            return new StreamOffsets(-videoStart, 0, 1);
        }
        double ratio = (double) audioPlan.track().timescale() / videoScale;
        long audioStart = audioPlan.startTime();
        return videoStart * ratio <= audioStart
                ? new StreamOffsets(-videoStart, (long) Math.ceil(-videoStart * ratio), ratio)
                : new StreamOffsets((long) Math.ceil(-audioStart / ratio), -audioStart, ratio);
    }

    /** Converts a time of the stream from units of the video to units of the audio, rounded up. */
    long audioTime(long videoTime) {
        return (long) Math.ceil(videoTime * audioPerVideo);
    }
}

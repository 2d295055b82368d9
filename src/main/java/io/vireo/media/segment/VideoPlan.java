package io.vireo.media.segment;

import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.SampleReader;
import java.io.IOException;
import java.util.List;

/**
 * Which samples of a video track are streamed, and where the segments begin. Groups of pictures that an edit list removes completely are
 * left out. Times are in units of the track's timescale.
 *
 * @param starts the numbers of the first samples of the segments, counted from 0
 * @param end the number of the sample after the last one
 * @param startTime the presentation time of the first sample; negative if the edit begins within a group of pictures
 * @param shift is added to a decode time; then the first sample is decoded when it is displayed
 * @param firstOffset the composition offset of the first sample, which {@code shift} contains
 */
record VideoPlan(List<Long> starts, long end, long startTime, long shift, long firstOffset) {
    /** Longer parts before the beginning of an edit, which would be displayed, are not accepted; in seconds. */
    private static final double MAX_PREROLL_SECONDS = 1;

    private static final double MAX_DELAY_SECONDS = 0.5;

    static VideoPlan of(MediaTrack track, EditedTime edited) throws IOException {
        SampleReader samples = track.samples().open();
        CutList cuts = new CutList(track.timescale());
        long startTime = 0;
        long shift = 0;
        long firstOffset = 0;
        long first = -1;
        long last = -1;
        long endTime = 0;
        for (long sample = 0; samples.next(); sample++) {
            require(samples.description() == track.description(), "several sample descriptions");
            require(sample > 0 || samples.isKeyframe(), "the first sample is no keyframe");
            long time = samples.decodeTime() + samples.compositionOffset() + edited.shift();
            if (time >= edited.end()) {
                continue;
            }
            if (samples.isKeyframe() && (first < 0 || time <= 0)) {
                cuts.begin(sample, samples.decodeTime());
                first = sample;
                startTime = time;
                firstOffset = samples.compositionOffset();
                shift = edited.shift() + firstOffset;
            } else if (samples.isKeyframe()) {
                cuts.add(sample, samples.decodeTime());
            }
            last = sample;
            endTime = samples.decodeTime() + samples.duration();
        }
        require(first >= 0, "no samples are displayed");
        require(
                startTime >= -MAX_PREROLL_SECONDS * track.timescale(),
                "the edit begins within a long group of pictures");
        require(startTime <= MAX_DELAY_SECONDS * track.timescale(), "the video begins late");
        return new VideoPlan(cuts.end(endTime), last + 1, startTime, shift, firstOffset);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UnsegmentableException(otherwise);
        }
    }
}

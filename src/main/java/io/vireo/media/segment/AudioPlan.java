package io.vireo.media.segment;

import io.vireo.media.mp4.CodecString;
import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.SampleReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which frames of an audio track are streamed: from the beginning of the video to the end of the edit. Frames that end before the video
 * begins, such as the priming frames of the encoder, are left out. Times are in units of the track's timescale.
 *
 * @param first the number of the first frame, counted from 0
 * @param startTime the presentation time of that frame
 * @param shift is added to a decode time
 * @param firstOffset the composition offset of the first frame, which {@code shift} contains
 */
record AudioPlan(MediaTrack track, EditedTime edited, long first, long startTime, long shift, long firstOffset) {
    /** What browsers play in segments: AAC (LC, HE, HE v2), Opus, FLAC. */
    private static final Pattern PLAYABLE = Pattern.compile("mp4a\\.40\\.(2|5|29)|mp4a\\.67|opus|flac");

    /** Firefox does not begin to play if the audio begins later than the video by more than this; in seconds. */
    private static final double MAX_DELAY_SECONDS = 0.1;

    /** Returns the first track with a known codec; empty if the movie has no audio. */
    static Optional<MediaTrack> choose(List<MediaTrack> tracks) {
        Optional<MediaTrack> known =
                tracks.stream().filter(AudioPlan::isPlayable).findFirst();
        if (known.isEmpty() && !tracks.isEmpty()) {
            throw new UnsegmentableException("no audio codec that browsers play in segments");
        }
        return known;
    }

    /** Returns whether browsers play the codec of a track in segments, if they have it. */
    static boolean isPlayable(MediaTrack track) {
        return PLAYABLE.matcher(CodecString.of(track.entry())).matches();
    }

    /** @param videoSeconds the presentation time of the first picture */
    static AudioPlan of(MediaTrack track, EditedTime edited, double videoSeconds) throws IOException {
        SampleReader samples = track.samples().open();
        double start = videoSeconds * track.timescale();
        for (long sample = 0; samples.next(); sample++) {
            long time = samples.decodeTime() + samples.compositionOffset() + edited.shift();
            if (time + samples.duration() > start) {
                if (time - start > MAX_DELAY_SECONDS * track.timescale()) {
                    throw new UnsegmentableException("the audio begins late");
                }
                long offset = samples.compositionOffset();
                return new AudioPlan(track, edited, sample, time, edited.shift() + offset, offset);
            }
        }
        throw new UnsegmentableException("the audio ends before the video begins");
    }
}

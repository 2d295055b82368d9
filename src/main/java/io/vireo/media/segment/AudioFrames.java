package io.vireo.media.segment;

import io.vireo.media.mp4.SampleReader;
import java.io.IOException;

/** Reads the audio frames of one segment after the other. */
final class AudioFrames {
    private final AudioPlan plan;
    private final long offset;
    private final SampleReader reader;
    private final TrackSamples samples;
    private boolean over;
    private long end;

    /** @param offset is added to the presentation times */
    AudioFrames(AudioPlan plan, long offset) throws IOException {
        this.plan = plan;
        this.offset = offset;
        this.reader = plan.track().samples().open();
        this.samples = new TrackSamples(TrackSamples.AUDIO, plan.track().timescale());
        for (long frame = 0; frame <= plan.first(); frame++) {
            advance();
        }
    }

    private void advance() throws IOException {
        over = over || !reader.next();
        if (!over) {
            if (reader.description() != plan.track().description()) {
                throw new UnsegmentableException("several sample descriptions");
            }
            long time = reader.decodeTime()
                    + reader.compositionOffset()
                    + plan.edited().shift();
            over = time >= plan.edited().end();
        }
    }

    /** Reads the frames of the next segment, which begin before a time of the stream. */
    void readBefore(long time) throws IOException {
        samples.clear();
        while (!over && time() < time) {
            samples.add(reader, time(), plan.firstOffset());
            end = time() + reader.duration();
            advance();
        }
    }

    private long time() {
        return reader.decodeTime() + plan.shift() + offset;
    }

    /** Returns the frames of the current segment. */
    TrackSamples samples() {
        return samples;
    }

    /** Returns whether there are no further frames. */
    boolean isOver() {
        return over;
    }

    /** Returns the end of the last frame that was read. */
    long end() {
        return end;
    }
}

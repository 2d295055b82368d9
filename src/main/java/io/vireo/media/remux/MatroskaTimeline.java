package io.vireo.media.remux;

import io.vireo.media.remux.InputTrack.Presentation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Turns the frames of a Matroska track into samples. The times of the file are rounded, often to milliseconds. Video keeps them; audio
 * follows the lengths of its frames as long as the times agree with them, so that there are no gaps of a fraction of a millisecond.
 */
final class MatroskaTimeline {
    private static final long NANOS = 1_000_000_000;
    private static final long MAX_DELAY_NANOS = 10 * NANOS;
    private static final int HEAD_BYTES = 16;

    private final EbmlReader reader;
    private final MatroskaTrack track;
    private final SampleSpool samples;
    private final AudioConfiguration audio;
    private final long timescale;
    private final long tolerance;
    private final boolean byteStream;
    private ByteBuffer firstFrame = ByteBuffer.allocate(0);
    private long time;
    private long expected;
    private boolean begun;

    /** @param tickNanos the unit of the times in the file, in nanoseconds */
    MatroskaTimeline(EbmlReader reader, MatroskaTrack track, SampleSpool samples, long tickNanos) {
        this.reader = reader;
        this.track = track;
        this.samples = samples;
        this.audio = AudioConfiguration.of(track);
        boolean whole = NANOS % tickNanos == 0 && tickNanos >= 1000 && tickNanos <= 1_000_000;
        this.timescale = isVideo() ? whole ? NANOS / tickNanos : 1_000_000 : audio.rate();
        this.tolerance = units(2 * tickNanos) + 1;
        this.byteStream = isVideo() && MatroskaCodec.isByteStream(track);
        samples.setPrefix(track.prefix);
        if (byteStream) {
            samples.setByteStream();
        }
    }

    private boolean isVideo() {
        return track.type == MatroskaTrack.VIDEO;
    }

    /** Converts nanoseconds to units of the track. */
    private long units(long nanos) {
        return Math.floorDiv(nanos, NANOS) * timescale + (Math.floorMod(nanos, NANOS) * timescale + NANOS / 2) / NANOS;
    }

    /**
     * Adds the frames of a block.
     *
     * @param nanos the presentation time of the first frame
     * @param durationNanos the duration of the block; 0 if unknown
     */
    void add(BlockFrames block, long nanos, boolean keyframe, long durationNanos) throws IOException {
        long position = block.data();
        long duration = durationNanos > 0
                ? durationNanos / block.sizes().length
                : Math.max(0, Math.min(track.defaultDurationNanos, NANOS * 3600));
        for (int frame = 0; frame < block.sizes().length; frame++) {
            int size = block.sizes()[frame];
            if (samples.count() == 0) {
                firstFrame = head(position, size);
            }
            if (isVideo()) {
                time = frame == 0 ? units(nanos) : time + units(duration);
                addVideo(position, size, keyframe, units(duration));
            } else if (frame == 0) {
                addAudio(position, size, units(nanos), duration);
            } else {
                addAudio(position, size, expected, duration);
            }
            position += size;
        }
    }

    private void addVideo(long position, int size, boolean keyframe, long duration) throws IOException {
        if (!byteStream) {
            samples.add(position, size, keyframe, 0, time, duration);
            return;
        }
        if (size > ByteStream.MAX_FRAME_BYTES || track.prefix.length > 0) {
            throw new InvalidInputException("a frame of a byte stream is too large, or stripped");
        }
        ByteBuffer frame = ByteBuffer.allocate(size);
        reader.read(frame, position);
        List<ByteBuffer> units = ByteStream.units(frame.flip());
        if (samples.count() == 0) {
            track.codecPrivate = ByteStream.configuration(units)
                    .or(() -> ByteStream.configuration(ByteStream.units(track.codecPrivate)))
                    .orElseThrow(() -> UnsupportedInputException.video("H.264 without its configuration"));
        }
        samples.addConverted(position, ByteStream.size(units), size, keyframe, time, duration);
    }

    private void addAudio(long position, int size, long declared, long durationNanos) throws IOException {
        long last = time;
        boolean agrees = begun && Math.abs(declared - expected) <= tolerance;
        time = agrees ? expected : begun ? Math.max(declared, last + 1) : declared;
        begun = true;
        long length = frameLength(position, size);
        expected = time + (length > 0 ? length : units(durationNanos));
        samples.add(position, size, true, time, time, expected - time);
    }

    private long frameLength(long position, int size) throws IOException {
        if (!track.codec.equals("A_OPUS")) {
            return audio.frameLength();
        }
        int first = byteAt(position, size, 0);
        return AudioConfiguration.opusLength(first, (first & 3) == 3 ? byteAt(position, size, 1) : 0);
    }

    /** Returns a byte of a frame; 0 behind its end. */
    private int byteAt(long position, int size, int index) throws IOException {
        int inFile = index - track.prefix.length;
        if (inFile < 0) {
            return track.prefix[index] & 0xFF;
        }
        return inFile < size ? reader.u8(position + inFile) : 0;
    }

    private ByteBuffer head(long position, int size) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Math.min(HEAD_BYTES, track.prefix.length + size));
        for (int i = 0; i < head.capacity(); i++) {
            head.put((byte) byteAt(position, size, i));
        }
        return head.flip();
    }

    long count() {
        return samples.count();
    }

    /** Returns the finished track. */
    InputTrack finish() {
        samples.finish();
        InputTrack.Format format =
                isVideo() ? MatroskaCodec.video(track, timescale, firstFrame) : MatroskaCodec.audio(track, timescale);
        long first = samples.firstTime();
        long delay = isVideo() || track.codecDelayNanos < 0 || track.codecDelayNanos > MAX_DELAY_NANOS
                ? 0
                : units(track.codecDelayNanos);
        // the delay of the decoder is not presented: the first audible sample has the time of the first frame
        long start = Math.floorDiv(first, timescale) * NANOS + Math.floorMod(first, timescale) * NANOS / timescale;
        return new InputTrack(format, samples, new Presentation(List.of(), first + delay, start));
    }
}

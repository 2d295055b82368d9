package io.vireo.media.segment;

import java.util.List;

/**
 * What is needed to serve the segments of a video, apart from their heads and the video itself. Times are in units of the timescale of
 * their track.
 *
 * @param videoBytes the length of the video file from which it was made
 * @param videoChecksum the checksum of its first {@link SegmentIndexFormat#CHECKED_VIDEO_BYTES} bytes
 * @param video the video track
 * @param audio the audio track; its codec is {@code ""} if there is none
 * @param picture what a playlist says about the pictures
 * @param muxed the bit rates of the segments with video and audio
 * @param init the initialization segments
 * @param segments the segments in order, at least one
 */
public record SegmentIndex(
        long videoBytes,
        int videoChecksum,
        StreamTrack video,
        StreamTrack audio,
        Picture picture,
        BitRates muxed,
        InitBytes init,
        List<Segment> segments) {

    /**
     * A track of the stream.
     *
     * @param codec in the form of RFC 6381
     * @param end the end of the last sample
     * @param rates the bit rates of segments with this track alone
     */
    public record StreamTrack(String codec, long timescale, long end, BitRates rates) {
        static final StreamTrack NONE = new StreamTrack("", 1, 0, new BitRates(0, 0));
    }

    /**
     * The pictures.
     *
     * @param width as displayed, after the rotation, in pixels
     * @param height as displayed, after the rotation, in pixels
     * @param milliFrames the average number of pictures in a thousand seconds
     */
    public record Picture(int width, int height, int milliFrames) {}

    /** Bit rates in bits per second. */
    public record BitRates(long peak, long average) {}

    /** The initialization segments: with both tracks, with the video and with the audio, which is empty if there is none. */
    public record InitBytes(byte[] muxed, byte[] video, byte[] audio) {}

    /**
     * A segment.
     *
     * @param headOffset the position of the head in the file of the index
     * @param headLength the length of the head in bytes
     * @param headChecksum {@link SegmentIndexFormat#checksum} of the head
     * @param start the decode time of the first picture
     * @param audioStart the decode time of the first audio frame; the end of the audio if there is none
     * @param audioBytes the size of the audio frames
     * @param ranges the ranges of the video file that follow the head
     */
    public record Segment(
            long headOffset,
            int headLength,
            int headChecksum,
            long start,
            long audioStart,
            int audioBytes,
            List<DataRange> ranges) {
        /** Returns the length in bytes, with the head. */
        public long length() {
            return headLength + DataRange.bytes(ranges);
        }
    }

    private static final int MAX_GATHERED_BYTES = 1 << 20;

    public boolean hasAudio() {
        return !audio.codec().isEmpty();
    }

    /** Returns the codecs of all tracks, as a list in the form of RFC 6381. */
    public String codecs() {
        return hasAudio() ? video.codec() + ',' + audio.codec() : video.codec();
    }

    /** Returns the formats in which the video can be streamed. */
    public StreamFormats formats() {
        return segments.stream().allMatch(segment -> segment.audioBytes() <= MAX_GATHERED_BYTES)
                ? StreamFormats.HLS_AND_DASH
                : StreamFormats.HLS;
    }

    /** Returns the presentation time in microseconds at which a segment begins; for the number of segments, at which the last one ends. */
    public long startMicros(int segment) {
        if (segment < segments.size()) {
            return micros(segments.get(segment).start(), video.timescale());
        }
        long end = micros(video.end(), video.timescale());
        return hasAudio() ? Math.max(end, micros(audio.end(), audio.timescale())) : end;
    }

    /** Returns the number of segments with audio; they are the first ones. */
    public int audioSegments() {
        int count = segments.size();
        while (count > 0 && segments.get(count - 1).audioBytes() == 0) {
            count--;
        }
        return count;
    }

    /** Returns the approximate size in memory, in bytes. */
    public int weight() {
        return 1000 + init.muxed().length * 2 + segments.size() * 150;
    }

    /** Converts a time to microseconds, rounded. */
    static long micros(long time, long timescale) {
        return time / timescale * 1_000_000 + (time % timescale * 1_000_000 + timescale / 2) / timescale;
    }
}

package io.vireo.media.segment;

import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.SampleReader;
import io.vireo.media.mp4.StreamSource;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.FragmentHead.TrackFragment;
import io.vireo.media.segment.SegmentIndex.InitBytes;
import io.vireo.media.segment.SegmentIndex.Picture;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndex.StreamTrack;
import io.vireo.media.segment.TrackSamples.AdjacentSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a video into segments. Reads the sample tables twice, in order, and keeps the samples of one segment in memory. A segment has whole
 * groups of pictures, and the audio frames that begin before the next one; the last has all remaining audio.
 */
final class SegmentBuilder {
    private static final long MAX_TIMESCALE = 1_000_000_000;
    private static final long FREE_HEAD_BYTES = 64 << 10;
    private static final double MAX_HEAD_PART = 0.03;
    private static final double MAX_UNUSED_PART = 0.25;
    private static final long MAX_SAMPLE_BYTES = 64 << 20;

    private final StreamSource source;
    private final int videoChecksum;
    private final Consumer<ByteBuffer> heads;
    private final MediaTrack video;
    private final VideoPlan plan;
    private final @Nullable AudioPlan audioPlan;
    private final StreamOffsets offsets;
    private final TrackSamples pictures;
    private final List<Segment> segments = new ArrayList<>();
    private final BitRateMeter muxedRates = new BitRateMeter();
    private final BitRateMeter audioRates = new BitRateMeter();
    private long videoEnd;
    private long headBytes;
    private long usedBytes;
    private long dataBytes;

    private SegmentBuilder(StreamSource source, int videoChecksum, Consumer<ByteBuffer> heads) throws IOException {
        this.source = source;
        this.videoChecksum = videoChecksum;
        this.heads = heads;
        this.video = source.video();
        Optional<MediaTrack> audio = AudioPlan.choose(source.audio());
        require(!source.fragmented(), "fragments");
        require(isValid(video) && audio.map(SegmentBuilder::isValid).orElse(true), "an unusual timescale");
        this.plan = VideoPlan.of(video, EditedTime.of(video, source.timescale()));
        this.audioPlan = audio.isEmpty()
                ? null
                : AudioPlan.of(
                        audio.get(),
                        EditedTime.of(audio.get(), source.timescale()),
                        (double) plan.startTime() / video.timescale());
        this.offsets = StreamOffsets.of(plan, video.timescale(), audioPlan);
        this.pictures = new TrackSamples(TrackSamples.VIDEO, video.timescale());
    }

    private static boolean isValid(MediaTrack track) {
        return track.timescale() > 0 && track.timescale() <= MAX_TIMESCALE;
    }

    /**
     * Cuts a video.
     *
     * @param videoChecksum that of the beginning of the file, for the index
     * @param heads receives the heads of the segments in order
     * @throws UnsegmentableException if the video cannot be streamed
     */
    static SegmentIndex build(
            StreamSource source, int videoChecksum, VideoMetadata metadata, Consumer<ByteBuffer> heads)
            throws IOException {
        StreamEntry videoEntry = StreamEntry.video(source.video().entry());
        SegmentBuilder builder = new SegmentBuilder(source, videoChecksum, heads);
        AudioFrames frames =
                builder.audioPlan == null ? null : new AudioFrames(builder.audioPlan, builder.offsets.audio());
        builder.writeAll(frames);
        return builder.index(videoEntry, metadata, frames);
    }

    private void writeAll(@Nullable AudioFrames frames) throws IOException {
        SampleReader reader = video.samples().open();
        long sample = 0;
        int count = plan.starts().size();
        for (; sample < plan.starts().get(0); sample++) {
            reader.next();
        }
        for (int segment = 0; segment < count; segment++) {
            boolean last = segment == count - 1;
            long end = last ? plan.end() : plan.starts().get(segment + 1);
            pictures.clear();
            for (; sample < end && reader.next(); sample++) {
                long time = reader.decodeTime() + plan.shift() + offsets.video();
                pictures.add(reader, time, plan.firstOffset());
                videoEnd = time + reader.duration();
            }
            if (frames != null) {
                frames.readBefore(last ? Long.MAX_VALUE : offsets.audioTime(videoEnd));
            }
            write(frames, last);
        }
        require(dataBytes - usedBytes <= MAX_UNUSED_PART * dataBytes, "too many other bytes between the samples");
    }

    private void write(@Nullable AudioFrames frames, boolean last) {
        TrackFragment own = TrackFragment.of(pictures);
        TrackFragment sound =
                frames == null || frames.samples().count() == 0 ? null : TrackFragment.of(frames.samples());
        require(frames == null || sound != null || last || frames.isOver(), "a gap in the audio");
        List<TrackFragment> tracks = sound == null ? List.of(own) : List.of(own, sound);
        long samples =
                tracks.stream().mapToLong(track -> track.samples().count()).sum();
        long bytes = tracks.stream().mapToLong(track -> track.samples().bytes()).sum();
        require(samples <= TrackSamples.MAX_SAMPLES, "too many samples");
        require(bytes <= MAX_SAMPLE_BYTES, "a segment is too large");
        List<AdjacentSamples> runs =
                tracks.stream().flatMap(track -> track.runs().stream()).toList();
        List<DataRange> ranges = DataRange.covering(runs);
        ByteBuffer head = FragmentHead.of(segments.size() + 1, tracks, ranges);
        long audioEnd = frames == null ? 0 : frames.end();
        Segment segment = new Segment(
                headBytes,
                head.remaining(),
                SegmentIndexFormat.checksum(head),
                pictures.decodeTime(),
                sound == null ? audioEnd : sound.samples().decodeTime(),
                sound == null ? 0 : (int) sound.samples().bytes(),
                List.copyOf(ranges));
        long end = Math.max(micros(videoEnd), last && audioPlan != null ? audioMicros(audioEnd) : 0);
        long duration = end - micros(segment.start());
        require(duration <= CutList.MAX_SECONDS * 1_000_000L, "the audio is longer than the video");
        muxedRates.add(segment.length(), duration);
        audioRates.add(
                segment.audioBytes()
                        + (sound == null ? 0 : 110 + 4L * sound.samples().count()),
                duration);
        headBytes += head.remaining();
        require(
                headBytes <= FREE_HEAD_BYTES + MAX_HEAD_PART * source.length(),
                "the heads of the segments are too large");
        usedBytes += bytes;
        dataBytes += DataRange.bytes(ranges);
        segments.add(segment);
        heads.accept(head);
    }

    private long micros(long time) {
        return SegmentIndex.micros(time, video.timescale());
    }

    private long audioMicros(long time) {
        return audioPlan == null
                ? 0
                : SegmentIndex.micros(time, audioPlan.track().timescale());
    }

    private SegmentIndex index(StreamEntry videoEntry, VideoMetadata metadata, @Nullable AudioFrames frames) {
        InitSegment.Part pictureTrack = new InitSegment.Part(TrackSamples.VIDEO, video, videoEntry.bytes());
        StreamTrack videoTrack = new StreamTrack(videoEntry.codec(), video.timescale(), videoEnd, muxedRates.rates());
        long duration = videoEnd - segments.get(0).start();
        double frameRate = 1000.0 * (plan.end() - plan.starts().get(0)) * video.timescale() / duration;
        Picture picture = new Picture(
                metadata.width(), metadata.height(), (int) Math.min(Integer.MAX_VALUE, Math.round(frameRate)));
        long videoMillis = micros(videoEnd) / 1000;
        if (frames == null || audioPlan == null) {
            byte[] init = InitSegment.of(List.of(pictureTrack), source.matrix(), videoMillis);
            return new SegmentIndex(
                    source.length(),
                    videoChecksum,
                    videoTrack,
                    StreamTrack.NONE,
                    picture,
                    muxedRates.rates(),
                    new InitBytes(init, init, new byte[0]),
                    List.copyOf(segments));
        }
        MediaTrack track = audioPlan.track();
        StreamEntry audioEntry = StreamEntry.audio(track.entry());
        InitSegment.Part sound = new InitSegment.Part(TrackSamples.AUDIO, track, audioEntry.bytes());
        long millis = Math.max(videoMillis, audioMicros(frames.end()) / 1000);
        List<byte[]> inits = Stream.of(List.of(pictureTrack, sound), List.of(pictureTrack), List.of(sound))
                .map(parts -> InitSegment.of(parts, source.matrix(), millis))
                .toList();
        return new SegmentIndex(
                source.length(),
                videoChecksum,
                videoTrack,
                new StreamTrack(audioEntry.codec(), track.timescale(), frames.end(), audioRates.rates()),
                picture,
                muxedRates.rates(),
                new InitBytes(inits.get(0), inits.get(1), inits.get(2)),
                List.copyOf(segments));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UnsegmentableException(otherwise);
        }
    }
}

package io.vireo.media.frame;

import io.vireo.media.mp4.AvcConfiguration;
import io.vireo.media.mp4.AvcTrack;
import io.vireo.media.mp4.NalUnits;
import io.vireo.media.mp4.SampleIndex;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Decodes frames of an H.264 video with JCodec, fragmented or not. Frames removed by an edit list are never returned. A damaged or
 * unsupported file may cause any unchecked exception, an endless loop or an out-of-memory error, so the class is used only in the
 * worker process.
 */
final class KeyframeDecoder implements Closeable {
    /** The types of NAL units needed for decoding: slices and parameter sets (ITU-T H.264, table 7-1). */
    private static final Set<Integer> DECODED = Set.of(1, 5, AvcConfiguration.SPS, AvcConfiguration.PPS);

    private static final int MAX_SAMPLE_BYTES = 64 << 20;

    private final FileChannel file;
    private final AvcTrack track;
    private final ParameterSets sets = new ParameterSets();
    private final H264Decoder decoder = new H264Decoder();
    private byte[][] buffer = new byte[0][];
    private @Nullable SeqParameterSet sps;
    private int start;
    private int next;

    private KeyframeDecoder(FileChannel file, AvcTrack track) throws FrameExtractionException {
        this.file = file;
        this.track = track;
        AvcConfiguration configuration = track.configuration();
        sets.add(configuration.sps(), configuration.pps());
        Optional<String> reason = sets.reason(false);
        if (reason.isPresent()) {
            throw new FrameExtractionException(reason.get());
        }
        if (at(0) < 0) {
            throw new FrameExtractionException(UndecodableReason.NOTHING_SHOWN.text());
        }
        decoder.addSps(configuration.sps());
        decoder.addPps(configuration.pps());
        allocateBuffers(configuration.sps());
    }

    static KeyframeDecoder open(Path video) throws IOException, FrameExtractionException {
        FileChannel file = FileChannel.open(video, StandardOpenOption.READ);
        boolean open = false;
        try {
            KeyframeDecoder keyframeDecoder = new KeyframeDecoder(
                    file,
                    AvcTrack.find(file)
                            .orElseThrow(
                                    () -> new FrameExtractionException(UndecodableReason.NO_CONFIGURATION.text())));
            open = true;
            return keyframeDecoder;
        } finally {
            if (!open) {
                file.close();
            }
        }
    }

    /** Allocates buffers for the largest picture size that the parameter sets name, in 4:2:0. */
    private void allocateBuffers(List<ByteBuffer> units) {
        int width = 0;
        int height = 0;
        for (ByteBuffer unit : units) {
            SeqParameterSet each = H264Utils.readSPS(unit.duplicate());
            sps = width == 0 ? each : sps;
            width = Math.max(width, (each.picWidthInMbsMinus1 + 1) << 4);
            height = Math.max(height, SeqParameterSet.getPicHeightInMbs(each) << 4);
        }
        if (width > 0 && (buffer.length == 0 || buffer[0].length < width * height)) {
            buffer = Picture.create(width, height, ColorSpace.YUV420J).getData();
        }
    }

    /** Returns the number of displayed frames. */
    int shownCount() {
        return track.samples().shownCount();
    }

    /**
     * Returns the index of the frame at a relative position in the video, from 0 (inclusive) to 1 (exclusive): a keyframe, unless it
     * is not displayed.
     */
    int at(double part) {
        return track.samples().shownAt(part);
    }

    /** Returns whether a frame can be decoded without others. */
    boolean isKeyframe(int frame) {
        return track.samples().keyframeFor(frame) == frame;
    }

    /** Decodes a frame, starting at the preceding keyframe. The picture is valid until the next frame is decoded. */
    @Nullable
    Picture decode(int frame) throws IOException {
        start = track.samples().keyframeFor(frame);
        next = start;
        while (next < frame) {
            decodeNext(true);
        }
        return decodeNext(false);
    }

    /**
     * Decodes the following frames, in the order of the file, up to the next displayed frame.
     *
     * @param end the deadline as a value of {@link CpuClock#nanos}
     * @return null at the end of the video or after the deadline
     */
    @Nullable
    Picture next(long end) throws IOException {
        while (next < track.samples().count() && CpuClock.nanos() < end) {
            int frame = next;
            Picture picture = decodeNext(false);
            if (picture != null && track.samples().isShown(frame) && !isUnsure(frame)) {
                return picture;
            }
        }
        return null;
    }

    /** Returns whether a frame may depend on frames before the keyframe where decoding started. */
    private boolean isUnsure(int frame) {
        return track.samples().isBefore(frame, start);
    }

    /**
     * Decodes the next frame; null if it has no picture.
     *
     * @param forOthers whether the picture is needed only as a reference for others
     */
    private @Nullable Picture decodeNext(boolean forOthers) throws IOException {
        int frame = next++;
        SampleIndex samples = track.samples();
        List<ByteBuffer> units = decodedUnits(
                sample(file, samples.offset(frame), samples.size(frame)),
                track.configuration().lengthSize());
        if (units.isEmpty() || (forOthers && units.stream().noneMatch(NalUnits::isReference))) {
            return null;
        }
        List<ByteBuffer> inBand = ofType(units, AvcConfiguration.SPS);
        sets.add(inBand, ofType(units, AvcConfiguration.PPS));
        try {
            allocateBuffers(inBand);
            return decoder.decodeFrameFromNals(units, buffer);
        } catch (RuntimeException e) {
            if (isUnsure(frame)) {
                return null; // other frames do not refer to it
            }
            throw e;
        }
    }

    /** Returns the units of a sample that are needed for decoding. */
    static List<ByteBuffer> decodedUnits(ByteBuffer sample, int lengthSize) {
        return NalUnits.of(sample, lengthSize).stream()
                .filter(unit -> DECODED.contains(NalUnits.type(unit)))
                .toList();
    }

    /** Returns the units of a type, without their headers. */
    static List<ByteBuffer> ofType(List<ByteBuffer> units, int type) {
        return units.stream()
                .filter(unit -> NalUnits.type(unit) == type && unit.remaining() > 1)
                .map(unit -> unit.slice(1, unit.remaining() - 1))
                .toList();
    }

    /**
     * Creates the exception that explains why decoding failed.
     *
     * @param failure the failure of the decoder; null if it did not fail
     */
    FrameExtractionException noFrame(@Nullable RuntimeException failure) {
        String damaged = UndecodableReason.DAMAGED.text() + (failure == null ? "" : " (" + failure + ")");
        return new FrameExtractionException(sets.reason(true).orElse(damaged));
    }

    /** Reads a sample; less of it if the file ends before. */
    static ByteBuffer sample(FileChannel file, long offset, int size) throws IOException {
        if (size > MAX_SAMPLE_BYTES) {
            throw new IOException("A frame of " + size + " bytes is too large");
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
            // until the sample is complete or the file ends
        }
        return bytes.flip();
    }

    /** Converts the picture to RGB and removes cropped lines. */
    BufferedImage image(Picture picture) {
        if (sps == null) {
            throw new IllegalStateException("A picture without a parameter set");
        }
        return new YuvToRgb(YuvMatrix.of(sps, track.colours(), picture.getCroppedHeight())).of(picture);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

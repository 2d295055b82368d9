package io.vireo.media.frame;

import io.vireo.media.mp4.AvcTrack;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.mp4.AvcCBox;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the H.264 video of a file, fragmented or not, decoded by JCodec. A damaged or unsupported file ends in any unchecked
 * exception, never returns, or needs more memory than there is: only for the worker process.
 */
final class KeyframeDecoder implements Closeable {
    private static final int SPS = 7;
    private static final int LARGEST_SAMPLE = 64 << 20;

    private final FileChannel file;
    private final AvcTrack track;
    private final AvcCBox avcC;
    private final H264Decoder decoder = new H264Decoder();
    private byte[][] buffer = new byte[0][];
    private @Nullable SeqParameterSet sps;
    private int next;

    private KeyframeDecoder(FileChannel file, AvcTrack track) {
        this.file = file;
        this.track = track;
        this.avcC = AvcCBox.parseAvcCBox(track.avcC());
        decoder.addSps(avcC.getSpsList());
        decoder.addPps(avcC.getPpsList());
        List<SeqParameterSet> sets = new ArrayList<>();
        avcC.getSpsList().forEach(each -> sets.add(H264Utils.readSPS(each.duplicate())));
        makeRoom(sets);
    }

    static KeyframeDecoder open(Path video) throws IOException, FrameExtractionException {
        FileChannel file = FileChannel.open(video, StandardOpenOption.READ);
        boolean open = false;
        try {
            KeyframeDecoder keyframeDecoder = new KeyframeDecoder(
                    file, AvcTrack.find(file).orElseThrow(() -> new FrameExtractionException("no H.264 frames")));
            open = true;
            return keyframeDecoder;
        } finally {
            if (!open) {
                file.close();
            }
        }
    }

    /** For a picture of the largest of these sizes, in 4:2:0. */
    private void makeRoom(List<SeqParameterSet> sets) {
        int width = 0;
        int height = 0;
        for (SeqParameterSet each : sets) {
            width = Math.max(width, (each.picWidthInMbsMinus1 + 1) << 4);
            height = Math.max(height, SeqParameterSet.getPicHeightInMbs(each) << 4);
        }
        if (!sets.isEmpty()) {
            sps = sets.get(0);
            if (buffer.length == 0 || buffer[0].length < width * height) {
                buffer = Picture.create(width, height, ColorSpace.YUV420J).getData();
            }
        }
    }

    int frameCount() {
        return track.samples().count();
    }

    /** The number of the keyframe at, or before, a part of the video from 0 to 1. */
    int at(double part) {
        return track.samples().keyframeAt(part);
    }

    /** Decodes a keyframe. The picture is valid until the next one is decoded. */
    @Nullable
    Picture decode(int keyframe) throws IOException {
        next = keyframe;
        return next();
    }

    /** Decodes the frame after the one decoded last, in the order of the file; null at the end. */
    @Nullable
    Picture next() throws IOException {
        if (next >= frameCount()) {
            return null;
        }
        List<ByteBuffer> units = H264Utils.splitMOVPacket(sample(next++), avcC);
        List<SeqParameterSet> inBand = new ArrayList<>();
        for (ByteBuffer unit : units) {
            if (unit.remaining() > 1 && (unit.get(unit.position()) & 0x1F) == SPS) {
                ByteBuffer set = unit.duplicate();
                set.get();
                inBand.add(H264Utils.readSPS(set));
            }
        }
        makeRoom(inBand);
        return decoder.decodeFrameFromNals(units, buffer);
    }

    private ByteBuffer sample(int number) throws IOException {
        int size = track.samples().size(number);
        if (size > LARGEST_SAMPLE) {
            throw new IOException("A frame of " + size + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        long offset = track.samples().offset(number);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
            // until the sample is whole or the file ends
        }
        return bytes.flip();
    }

    /** The picture in its colours, without the lines that are not shown. */
    BufferedImage image(Picture picture) {
        if (sps == null) {
            throw new IllegalStateException("A picture without a parameter set");
        }
        YuvMatrix own = YuvMatrix.of(sps, picture.getCroppedHeight());
        YuvMatrix told = YuvMatrix.of(track.colours());
        // an nclc box does not tell the range
        YuvMatrix yuvMatrix = told == null ? own : new YuvMatrix(told.red(), told.blue(), told.full() || own.full());
        return new YuvToRgb(yuvMatrix).of(picture);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

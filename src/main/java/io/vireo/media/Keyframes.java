package io.vireo.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.mp4.AvcCBox;
import org.jcodec.common.Codec;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.containers.mp4.boxes.VideoSampleEntry;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.jcodec.containers.mp4.demuxer.MP4DemuxerTrack;
import org.jcodec.containers.mp4.demuxer.MP4DemuxerTrackMeta;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the H.264 video of a file, decoded by JCodec. A damaged or unsupported file ends in any unchecked exception, never
 * returns, or needs more memory than there is: only for the worker process.
 */
final class Keyframes implements Closeable {
    private final FileChannelWrapper file;
    private final MP4DemuxerTrack track;
    private final AvcCBox avcC;
    private final H264Decoder decoder;
    private final byte[][] buffer;
    private final int[] numbers;

    private Keyframes(FileChannelWrapper file, MP4DemuxerTrack track) {
        this.file = file;
        this.track = track;
        this.avcC = H264Utils.parseAVCC((VideoSampleEntry) track.getSampleEntries()[0]);
        this.decoder = H264Decoder.createH264DecoderFromCodecPrivate(MP4DemuxerTrackMeta.getCodecPrivate(track));
        this.buffer = buffer(avcC);
        this.numbers = track.getMeta().getSeekFrames();
    }

    static Keyframes open(Path video) throws IOException, NoFrame {
        FileChannelWrapper file = NIOUtils.readableChannel(video.toFile());
        boolean open = false;
        try {
            // The raw demuxer, as the other one chokes on the audio tracks of some files.
            for (DemuxerTrack track : MP4Demuxer.createRawMP4Demuxer(file).getVideoTracks()) {
                if (track instanceof MP4DemuxerTrack mp4
                        && Codec.codecByFourcc(mp4.getFourcc()) == Codec.H264
                        && mp4.getFrameCount() > 0) {
                    Keyframes keyframes = new Keyframes(file, mp4);
                    open = true;
                    return keyframes;
                }
            }
            throw new NoFrame("no H.264 frames outside of fragments");
        } finally {
            if (!open) {
                file.close();
            }
        }
    }

    /** Room for a picture of the largest size that the file announces, in 4:2:0. */
    private static byte[][] buffer(AvcCBox avcC) {
        int width = 0;
        int height = 0;
        for (ByteBuffer each : avcC.getSpsList()) {
            SeqParameterSet sps = H264Utils.readSPS(each.duplicate());
            width = Math.max(width, sps.picWidthInMbsMinus1 + 1 << 4);
            height = Math.max(height, SeqParameterSet.getPicHeightInMbs(sps) << 4);
        }
        return Picture.create(width, height, ColorSpace.YUV420J).getData();
    }

    /** The number of the keyframe at, or before, a part of the video from 0 to 1. */
    int at(double part) {
        int frame = (int) (track.getFrameCount() * part);
        int found = Arrays.binarySearch(numbers, frame);
        return numbers[Math.max(0, found >= 0 ? found : -found - 2)];
    }

    /** Decodes a keyframe. The picture is valid until the next one is decoded. */
    @Nullable
    Picture decode(int keyframe) throws IOException {
        track.gotoFrame(keyframe);
        return next();
    }

    /** Decodes the frame after the one decoded last, in the order of the file; null at the end. */
    @Nullable
    Picture next() throws IOException {
        var packet = track.nextFrame();
        return packet == null ? null : decoder.decodeFrame(H264Utils.decodeMOVPacket(packet.getData(), avcC), buffer);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package io.vireo.media.frame;

import io.vireo.media.mp4.AvcConfiguration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.decode.DeblockerInput;
import org.jcodec.codecs.h264.decode.FrameReader;
import org.jcodec.codecs.h264.decode.SliceDecoder;
import org.jcodec.codecs.h264.decode.SliceReader;
import org.jcodec.codecs.h264.io.model.Frame;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceHeader;
import org.jcodec.common.IntObjectMap;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a keyframe for a tile of a storyboard with the parts of JCodec's H264Decoder. It leaves out what a tile does not show: the
 * deblocking filter, and the conversion of the whole picture to RGB. May fail in the same ways as {@link KeyframeDecoder}.
 */
final class TileDecoder {
    private static final Frame[] NO_REFERENCES = {};

    private final CodedKeyframe keyframe;

    TileDecoder(CodedKeyframe keyframe) {
        this.keyframe = keyframe;
    }

    /**
     * Returns the tile, see {@link FrameImage#rgb}.
     *
     * @throws FrameExtractionException if the keyframe cannot be decoded
     */
    byte[] tile(FrameRequest request) throws IOException, FrameExtractionException {
        List<SliceReader> slices = slices(read(request.video()));
        SliceHeader first = slices.get(0).getSliceHeader();
        Picture picture = decode(slices, first);
        YuvMatrix matrix = YuvMatrix.of(first.sps, keyframe.colours(), picture.getCroppedHeight());
        boolean upright = request.rotation() % 180 == 0;
        Picture reduced = ReducedPicture.of(
                picture, upright ? request.width() : request.height(), upright ? request.height() : request.width());
        return FrameImage.rgb(new YuvToRgb(matrix).of(reduced), request);
    }

    private List<ByteBuffer> read(Path video) throws IOException {
        try (FileChannel file = FileChannel.open(video, StandardOpenOption.READ)) {
            ByteBuffer sample = KeyframeDecoder.sample(file, keyframe.offset(), keyframe.size());
            return KeyframeDecoder.decodedUnits(sample, keyframe.configuration().lengthSize());
        }
    }

    private List<SliceReader> slices(List<ByteBuffer> units) throws FrameExtractionException {
        AvcConfiguration configuration = keyframe.configuration();
        ParameterSets sets = new ParameterSets();
        sets.add(configuration.sps(), configuration.pps());
        sets.add(
                KeyframeDecoder.ofType(units, AvcConfiguration.SPS),
                KeyframeDecoder.ofType(units, AvcConfiguration.PPS));
        Optional<String> reason = sets.reason(true);
        if (reason.isPresent()) {
            throw new FrameExtractionException(reason.get());
        }
        FrameReader reader = new FrameReader();
        reader.addSpsList(configuration.sps());
        reader.addPpsList(configuration.pps());
        @Nullable List<SliceReader> slices = reader.readFrame(units);
        if (slices == null || slices.isEmpty()) {
            throw new FrameExtractionException(UndecodableReason.DAMAGED.text());
        }
        return slices;
    }

    private static Picture decode(List<SliceReader> slices, SliceHeader first) throws FrameExtractionException {
        SeqParameterSet sps = first.sps;
        int width = (sps.picWidthInMbsMinus1 + 1) << 4;
        int height = SeqParameterSet.getPicHeightInMbs(sps) << 4;
        byte[][] planes = Picture.create(width, height, ColorSpace.YUV420J).getData();
        DeblockerInput state = new DeblockerInput(sps);
        Frame picture = H264Decoder.createFrame(sps, planes, 0, first.sliceType, state.mvs, state.refsUsed, 0);
        for (SliceReader slice : slices) {
            if (!slice.getSliceHeader().sliceType.isIntra()) {
                throw new FrameExtractionException("a keyframe refers to other frames");
            }
            new SliceDecoder(sps, NO_REFERENCES, new IntObjectMap<>(), state, picture).decodeFromReader(slice);
        }
        return picture;
    }
}

package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.Samples;
import io.vireo.media.mp4.AvcTrack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Rect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileDecoderTest {
    /** The mean difference of two bytes of tiles that look the same: one is not deblocked. */
    private static final double SAME = 3;

    @ParameterizedTest
    @CsvSource({
        "baseline.mp4,160,120,0",
        "high-1080.mp4,160,90,0",
        "high-1080.mp4,90,160,90",
        "chapters.mp4,160,120,180",
        "open-groups.mp4,160,120,0",
        "one-group-fragmented.mp4,160,120,0",
    })
    void shouldMakeTheTileOfTheWholeDecoder(String sample, int width, int height, int rotation) throws Exception {
        Path video = Samples.path(sample);
        FrameRequest request = tile(video, width, height, rotation);
        byte[] expected;
        try (KeyframeDecoder decoder = KeyframeDecoder.open(video)) {
            expected = FrameImage.rgb(decoder.image(decoder.decode(decoder.at(0))), request);
        }
        byte[] actual = new TileDecoder(request.keyframe()).tile(request);
        assertThat(actual).hasSize(3 * width * height).hasSameSizeAs(expected);
        long difference = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF));
        }
        assertThat(difference / (double) actual.length).isLessThan(SAME);
    }

    @Test
    void shouldNameWhatIsNotDecoded() throws Exception {
        FrameRequest request = tile(Samples.path("mbaff.mp4"), 160, 120, 0);
        assertThatExceptionOfType(FrameExtractionException.class)
                .isThrownBy(() -> new TileDecoder(request.keyframe()).tile(request))
                .withMessage("interlaced H.264 (MBAFF) is not decoded");
    }

    /** A tile of the first displayed keyframe, as a worker receives the request. */
    private static FrameRequest tile(Path video, int width, int height, int rotation) throws Exception {
        try (FileChannel file = FileChannel.open(video)) {
            AvcTrack track = AvcTrack.find(file).orElseThrow();
            int first = track.samples().shownKeyframes()[0];
            CodedKeyframe keyframe = new CodedKeyframe(
                    track.samples().offset(first), track.samples().size(first), track.configuration(), track.colours());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new FrameRequest(video, width, height, rotation, false, 10_000, 1, keyframe)
                    .writeTo(new DataOutputStream(bytes));
            return FrameRequest.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
    }

    /** The columns of luma are 0, 1, 2, …; the visible part begins at the column 2. */
    @Test
    void shouldAverageSquaresOfTheVisiblePart() {
        Picture picture = Picture.createPicture(
                48, 32, Picture.create(48, 32, ColorSpace.YUV420J).getData(), ColorSpace.YUV420J);
        picture.setCrop(new Rect(2, 0, 44, 32));
        for (int i = 0; i < 48 * 32; i++) {
            picture.getPlaneData(0)[i] = (byte) (i % 48);
        }
        Picture reduced = ReducedPicture.of(picture, 7, 5);
        assertThat(reduced.getWidth()).isEqualTo(14);
        assertThat(reduced.getHeight()).isEqualTo(10);
        // (2 + 3 + 4) / 3, then 3 more each
        for (int column = 0; column < 14; column++) {
            assertThat(reduced.getPlaneData(0)[14 * 9 + column]).isEqualTo((byte) (3 + 3 * column));
        }
        assertThat(ReducedPicture.of(picture, 160, 120).getWidth()).isEqualTo(44);
    }
}

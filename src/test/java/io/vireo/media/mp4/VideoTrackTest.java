package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTrackTest {
    @TempDir
    Path directory;

    /** The tracks of the sample are H.265 320x240 and H.264 1920x1080. */
    @ParameterizedTest
    @CsvSource({
        "1,1,hvc1,320,false",
        "1,0,hvc1,320,false",
        "0,1,avc1,1920,true",
        "0,0,hvc1,320,false",
        "2,3,avc1,1920,true",
    })
    void shouldReadMetadataAndFramesOfTheFirstEnabledTrack(
            int first, int second, String codec, int width, boolean frames) throws IOException {
        byte[] file = Samples.bytes("two-tracks.mp4");
        String text = new String(file, ISO_8859_1);
        int header = text.indexOf("tkhd");
        file[header + 7] = (byte) first;
        file[text.indexOf("tkhd", header + 1) + 7] = (byte) second;
        Path path = Files.write(directory.resolve("video.mp4"), file);
        VideoMetadata metadata = Mp4Inspector.inspect(path);
        assertThat(metadata.codec()).isEqualTo(codec);
        assertThat(metadata.width()).isEqualTo(width);
        try (FileChannel channel = FileChannel.open(path)) {
            assertThat(AvcTrack.find(channel).isPresent()).isEqualTo(frames);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,0,1,0,false,320,240",
        "0,1,-1,0,90,false,240,320",
        "-1,0,0,-1,180,false,320,240",
        "0,-1,1,0,270,false,240,320",
        "-1,0,0,1,0,true,320,240",
        "1,0,0,-1,180,true,320,240",
        "0,1,1,0,270,true,240,320",
        "0,-1,-1,0,90,true,240,320",
        "2,0,0,2,0,false,320,240",
        "2,0,0,1,0,false,640,240",
        "0,0,0,0,0,false,320,240",
    })
    void shouldReadTheMatrixOfTheTrack(
            double a, double b, double c, double d, int rotation, boolean mirrored, int width, int height)
            throws IOException {
        BoxEditor file = BoxEditor.of("baseline.mp4").rename("pasp", "free").matrix("tkhd", a, b, c, d);
        assertThat(Mp4Inspector.inspect(file.write(directory)))
                .isEqualTo(new VideoMetadata(2000, width, height, rotation, mirrored, "avc1"));
    }

    @Test
    void shouldMultiplyTheMatricesOfTrackAndMovie() throws IOException {
        BoxEditor rotated = BoxEditor.of("turned-90.mp4").matrix("mvhd", 0, 1, -1, 0);
        assertThat(Mp4Inspector.inspect(rotated.write(directory)).rotation()).isEqualTo(180);
        // mirrored by the track, then rotated by the movie
        BoxEditor mirrored =
                BoxEditor.of("baseline.mp4").matrix("tkhd", -1, 0, 0, 1).matrix("mvhd", 0, 1, -1, 0);
        assertThat(Mp4Inspector.inspect(mirrored.write(directory)))
                .isEqualTo(new VideoMetadata(2000, 240, 320, 90, true, "avc1"));
        BoxEditor rotatedBack = BoxEditor.of("turned-90.mp4").matrix("mvhd", 0, -1, 1, 0);
        assertThat(Mp4Inspector.inspect(rotatedBack.write(directory)).width()).isEqualTo(320);
    }

    @Test
    void shouldReadTheMatrixOfTheMovie() throws IOException {
        BoxEditor file = BoxEditor.of("baseline.mp4").matrix("mvhd", 0, 1, -1, 0);
        assertThat(Mp4Inspector.inspect(file.write(directory)).rotation()).isEqualTo(90);
    }
}

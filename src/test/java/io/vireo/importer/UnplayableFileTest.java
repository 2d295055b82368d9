package io.vireo.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnplayableFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "'', no moov, it is empty, false",
        "'\u001aE\u00df\u00a3..B\u0082\u0084webm', does not begin, it is WebM, true",
        "'\u001aE\u00df\u00a3..B\u0082\u0088matroska', does not begin, it is Matroska, true",
        "RIFF....AVI LIST, does not begin, it is AVI, true",
        "FLV\u0001, does not begin, it is Flash Video, true",
        "OggS, does not begin, it is Ogg, true",
        "<!DOCTYPE html>, does not begin, it is an HTML or XML page, false",
        "'\u0000\u0000\u0000\u0000', does not begin, it contains only zeros, false",
        "....ftypisom, no moov, it is truncated: no moov, false",
        "....ftypisom, the samples are empty, the samples are empty, true",
        "no video, does not begin, does not begin, false",
    })
    void shouldReportTheReasonAndWhetherFfmpegCanConvertTheFile(
            String content, String message, String reason, boolean convertible) throws Exception {
        Path file = directory.resolve("abc1234.mp4");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

        UnplayableFile unplayable = UnplayableFile.of(file, message);

        assertThat(unplayable).isEqualTo(new UnplayableFile(reason, convertible));
        assertThat(unplayable.sentence(Path.of("videos", "abc1234.mp4")).contains("ffmpeg -i videos/abc1234.mp4 "))
                .isEqualTo(convertible);
    }
}

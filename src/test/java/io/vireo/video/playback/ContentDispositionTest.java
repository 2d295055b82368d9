package io.vireo.video.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Colours|Colours.mp4|Colours.mp4",
                "Über 100%|_ber 100_.mp4|%C3%9Cber%20100%25.mp4",
                "../../etc/passwd|etc passwd.mp4|etc%20passwd.mp4",
                "a\\b:c|a b c.mp4|a%20b%20c.mp4",
                "say \"hi\"|say hi.mp4|say%20hi.mp4",
                "...|video.mp4|video.mp4",
                "\u202Egpj.exe|gpj.exe.mp4|gpj.exe.mp4",
                "x';y|x';y.mp4|x%27%3By.mp4",
            })
    void shouldSanitizeTheFilename(String title, String plain, String encoded) {
        assertThat(ContentDisposition.inline(title, ".mp4"))
                .isEqualTo("inline; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
        assertThat(ContentDisposition.attachment(title, ".mp4"))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }

    @Test
    void shouldLimitTheHeaderToOneLineAndALength() {
        String header = ContentDisposition.inline("a\r\nSet-Cookie: x=1\u0000" + "😀".repeat(300), ".mp4");
        assertThat(header).matches("[ -~]+").hasSizeLessThan(2000);
    }
}

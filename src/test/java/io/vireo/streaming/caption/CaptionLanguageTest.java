package io.vireo.streaming.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionLanguageTest {
    @ParameterizedTest
    @CsvSource({"en,en", "EN-us,en-US", "pt-br,pt-BR", "zh-hant-tw,zh-Hant-TW", "gsw,gsw", "und,und"})
    void shouldReturnTheCanonicalTag(String text, String tag) {
        assertThat(CaptionLanguage.parse(text)).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "english!",
                "en_US",
                "en-",
                "-en",
                "en--us",
                "en-toolongsubtag",
                "../en",
                "en/x",
                "ä",
                "x-en",
                "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"
            })
    void shouldRejectOtherTexts(String text) {
        assertThat(CaptionLanguage.parse(text)).isEmpty();
    }

    @Test
    void shouldNameALanguageInItself() {
        assertThat(CaptionService.describe("de", " ", "")).isEqualTo(new CaptionTrack("de", "Deutsch", "subtitles"));
        assertThat(CaptionService.describe("fr", "Français (CC)", "captions"))
                .isEqualTo(new CaptionTrack("fr", "Français (CC)", "captions"));
    }

    @ParameterizedTest
    @CsvSource({"x,a,subtitles", "en,a,chapters", "en,a\u0007b,subtitles"})
    void shouldRejectInvalidDescriptions(String language, String label, String kind) {
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> CaptionService.describe(language, label, kind));
    }
}

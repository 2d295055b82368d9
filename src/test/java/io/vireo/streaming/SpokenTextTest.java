package io.vireo.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.media.text.TextCue;
import io.vireo.media.text.WebVttWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenTextTest {
    @Test
    void shouldReturnOnlyWhatIsSpoken() {
        String english = WebVttWriter.write(List.of(
                new TextCue(0, 1000, "<v Ann>Hello &amp; <i>welcome</i></v>\nback"),
                new TextCue(1000, 2000, "3 &lt; 4")));
        String german = WebVttWriter.write(List.of(new TextCue(0, 1000, "Hallo")));

        assertThat(SpokenText.plain((english + '\n' + german).getBytes(UTF_8)))
                .isEqualTo("Hello & welcome\nback\n3 < 4\nHallo");
    }

    @Test
    void shouldAcceptAFileThatIsCut() {
        byte[] file = WebVttWriter.write(List.of(new TextCue(0, 1000, "Grüße"))).getBytes(UTF_8);

        assertThat(SpokenText.plain(java.util.Arrays.copyOf(file, file.length - 4)))
                .startsWith("Gr");
        assertThat(SpokenText.plain(null)).isEmpty();
    }
}

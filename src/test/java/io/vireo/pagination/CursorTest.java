package io.vireo.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final SecretKey SECRET = key("secret");
    private static final List<String> KEYS = List.of("2026-11-23T09:00:00.000001Z", "17", "", "日本\u0000");

    @Test
    void shouldGiveBackTheKeys() {
        assertThat(Cursor.read(SECRET, "videos", Cursor.write(SECRET, "videos", KEYS)))
                .isEqualTo(KEYS);
    }

    @Test
    void shouldNeedNoEscapeInAnAddress() {
        assertThat(Cursor.write(SECRET, "videos", KEYS)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldRefuseACursorOfAnotherList() {
        assertRefused("videos", Cursor.write(SECRET, "videos 1", KEYS));
    }

    @Test
    void shouldRefuseACursorUnderAnotherKey() {
        assertRefused("videos", Cursor.write(key("another"), "videos", KEYS));
    }

    @Test
    void shouldRefuseEveryChangeOfACharacter() {
        String cursor = Cursor.write(SECRET, "videos", KEYS);

        IntStream.range(0, cursor.length())
                .forEach(i -> "AQgwZ9-_=+ "
                        .chars()
                        .filter(c -> c != cursor.charAt(i))
                        .forEach(c -> {
                            StringBuilder changed = new StringBuilder(cursor);
                            changed.setCharAt(i, (char) c);
                            assertRefused("videos", changed.toString());
                        }));
    }

    @Test
    void shouldRefuseEveryPartOfACursor() {
        String cursor = Cursor.write(SECRET, "videos", KEYS);

        IntStream.range(0, cursor.length()).forEach(i -> {
            assertRefused("videos", cursor.substring(0, i));
            assertRefused("videos", cursor + cursor.substring(i));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "null", "\u0000", "日本", "AAAAAAAAAAAAAAAAAAAAAA", "eyJhIjoxfQ=="})
    void shouldRefuseWhatIsNoCursor(String text) {
        assertRefused("videos", text);
    }

    private static void assertRefused(String list, String text) {
        assertThatThrownBy(() -> Cursor.read(SECRET, list, text)).isInstanceOf(ApiException.class);
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256");
    }
}

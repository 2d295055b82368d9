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
    void shouldReturnTheKeys() {
        assertThat(Cursor.read(SECRET, "videos", Cursor.write(SECRET, "videos", KEYS)))
                .isEqualTo(KEYS);
    }

    @Test
    void shouldBeUrlSafe() {
        assertThat(Cursor.write(SECRET, "videos", KEYS)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldRejectACursorOfAnotherList() {
        assertRejected("videos", Cursor.write(SECRET, "videos 1", KEYS));
    }

    @Test
    void shouldRejectACursorSignedWithAnotherKey() {
        assertRejected("videos", Cursor.write(key("another"), "videos", KEYS));
    }

    @Test
    void shouldRejectEveryChangedCharacter() {
        String cursor = Cursor.write(SECRET, "videos", KEYS);

        IntStream.range(0, cursor.length())
                .forEach(i -> "AQgwZ9-_=+ "
                        .chars()
                        .filter(c -> c != cursor.charAt(i))
                        .forEach(c -> {
                            StringBuilder changed = new StringBuilder(cursor);
                            changed.setCharAt(i, (char) c);
                            assertRejected("videos", changed.toString());
                        }));
    }

    @Test
    void shouldRejectEveryPartOfACursor() {
        String cursor = Cursor.write(SECRET, "videos", KEYS);

        IntStream.range(0, cursor.length()).forEach(i -> {
            assertRejected("videos", cursor.substring(0, i));
            assertRejected("videos", cursor + cursor.substring(i));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "null", "\u0000", "日本", "AAAAAAAAAAAAAAAAAAAAAA", "eyJhIjoxfQ=="})
    void shouldRejectInvalidText(String text) {
        assertRejected("videos", text);
    }

    private static void assertRejected(String list, String text) {
        assertThatThrownBy(() -> Cursor.read(SECRET, list, text)).isInstanceOf(ApiException.class);
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256");
    }
}

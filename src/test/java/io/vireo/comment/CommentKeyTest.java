package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentKeyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 35, 36, 1_000_000, 4_738_381_338_321_616_895L})
    void shouldParseItsText(long key) {
        assertThat(CommentKey.parse(CommentKey.text(key))).isEqualTo(key);
    }

    @Test
    void shouldHaveAnEmptyTextForNoComment() {
        assertThat(CommentKey.text(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", "A", "1 ", "1234567890abc", "é", "1/2", "1\n"})
    void shouldRejectOtherTexts(String text) {
        assertThatThrownBy(() -> CommentKey.parse(text))
                .isInstanceOf(ApiException.class)
                .extracting(e -> ((ApiException) e).reason())
                .isEqualTo(CommentError.NO_COMMENT);
    }
}

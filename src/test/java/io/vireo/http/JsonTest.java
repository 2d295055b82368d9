package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Sample(String name, @Nullable Integer count) {}

    @Test
    void shouldWriteUtf8AndOmitNulls() {
        assertThat(Json.text(ApiResponse.of(List.of(new Sample("Ä\n\u0001💥", null), new Sample("", 5)))))
                .isEqualTo("{\"response\":[{\"name\":\"Ä\\n\\u0001💥\"},{\"name\":\"\",\"count\":5}]}");
        assertThat(new ApiResponse("x", "Sentence.").toJson())
                .isEqualTo("{\"response\":\"x\",\"message\":\"Sentence.\"}");
    }
}

package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDataTest {
    @Test
    void shouldReadFields() throws IOException {
        FormData form = read("a=b+c%3D%C3%A9&text=1%0D%0A2&day=07&empty=&a=last");

        assertThat(form.get("a")).isEqualTo("last");
        assertThat(form.lines("text")).isEqualTo("1\n2");
        assertThat(form.number("day")).isEqualTo(7);
        assertThat(form.get("empty")).isEmpty();
        assertThat(form.get("absent")).isEmpty();
        assertThat(form).hasToString("FormData" + form.fields().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&=&", "=x", "a=%", "a=%zz", "{\"a\":1}", "a\u0000=b"})
    void shouldReadAMalformedFormAsEmpty(String body) throws IOException {
        assertThat(read(body).get("a")).isEmpty();
        assertThat(read(body).number("a")).isZero();
    }

    @Test
    void shouldRejectALongForm() {
        assertThatThrownBy(() -> read("a=" + "x".repeat(1_400_000))).isInstanceOf(ApiException.class);
    }

    private static FormData read(String body) throws IOException {
        return FormData.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}

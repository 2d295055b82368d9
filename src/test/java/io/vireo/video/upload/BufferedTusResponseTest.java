package io.vireo.video.upload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BufferedTusResponseTest {
    @Test
    void shouldWriteDatesWithTwoDigitsForTheDay() {
        BufferedTusResponse answer = new BufferedTusResponse((HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));

        answer.setDateHeader(
                "Upload-Expires", Instant.parse("2026-12-01T08:09:07.5Z").toEpochMilli());

        assertThat(answer.getHeader("Upload-Expires")).isEqualTo("Tue, 01 Dec 2026 08:09:07 GMT");
    }
}

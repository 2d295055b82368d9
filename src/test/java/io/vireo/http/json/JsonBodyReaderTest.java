package io.vireo.http.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyReaderTest {
    @Test
    void shouldReadJsonWithinTheLimits() {
        assertThat(parse(nested(100)).path("a").isArray()).isTrue();
        assertThat(parse("{\"a\":%s}".formatted("1".repeat(1000))).path("a").isBigInteger())
                .isTrue();
        assertThat(parse("{\"a\":1e400}").path("a").isBigDecimal()).isTrue();
    }

    @Test
    void shouldRejectJsonBeyondTheLimits() {
        expectMalformed(nested(101));
        expectMalformed("{\"a\":%s}".formatted("1".repeat(1001)));
        expectMalformed("{\"a\":0.%s}".formatted("1".repeat(1100)));
        expectMalformed("{\"a\":1E+2147483648}");
        expectMalformed("{\"a\":-1e99999999999}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{} x",
                "{}{}",
                "[]",
                "1",
                "\"x\"",
                "null",
                "{'a':1}",
                "{\"a\":1,}",
                "/**/{}",
                "{a:1}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":01}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{}\u0000",
                "\ufeff\ufeff{}"
            })
    void shouldRejectOtherThanJsonObjects(String json) {
        expectMalformed(json);
    }

    @Test
    void shouldSkipAByteOrderMark() {
        assertThat(parse("\ufeff{\"a\":1}").path("a").intValue()).isEqualTo(1);
    }

    @Test
    void shouldRejectOtherEncodingsThanUtf8() {
        expectMalformed("{\"a\":1}".getBytes(UTF_16LE));
        expectMalformed("\ufeff{\"a\":1}".getBytes(UTF_16BE));
        expectMalformed(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'});
        expectMalformed(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'});
    }

    private static JsonNode parse(String json) {
        return JsonBodyReader.parse(json.getBytes(UTF_8));
    }

    private static void expectMalformed(String json) {
        expectMalformed(json.getBytes(UTF_8));
    }

    private static void expectMalformed(byte[] json) {
        ApiException apiException = catchThrowableOfType(ApiException.class, () -> JsonBodyReader.parse(json));
        assertThat(apiException).as(new String(json, UTF_8)).isNotNull();
        assertThat(apiException.reason()).isEqualTo(CommonError.MALFORMED_JSON);
    }

    /** Returns arrays nested in an object, of {@code depth} levels altogether. */
    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }
}

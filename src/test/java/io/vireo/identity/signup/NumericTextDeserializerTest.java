package io.vireo.identity.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vireo.http.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTextDeserializerTest {
    record Day(
            @JsonDeserialize(using = NumericTextDeserializer.class)
            int day) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "10,10",
                "\"10\",10",
                "\"+7\",7",
                "-3,-3",
                "10.0,10",
                "\"10.0\",10",
                "99999999999,2147483647",
                "\"-99999999999\",-2147483648"
            })
    void shouldReadNumbersAndNumericStrings(String json, int expected) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "\"\"",
                "\"x\"",
                "\" 1\"",
                "\"1e1\"",
                "true",
                "null",
                "[]",
                "{}",
                "1e400",
                "123456789012345678901"
            })
    void shouldRejectNonIntegers(String json) {
        assertThatExceptionOfType(JsonMappingException.class).isThrownBy(() -> read(json));
    }

    private static int read(String json) throws JsonProcessingException {
        return Json.mapper()
                .treeToValue(Json.mapper().readTree("{\"day\":%s}".formatted(json)), Day.class)
                .day();
    }
}

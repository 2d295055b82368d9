package io.vireo.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vireo.http.ApiException;
import jakarta.json.Json;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBindingTest {
    record Sample(String name, @Nullable String note, int day) {}

    @Test
    void shouldBindEveryComponent() {
        assertThat(bind("{'name':'Ada','note':'x','day':10,'more':[1]}")).isEqualTo(new Sample("Ada", "x", 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'Ada','day':10}", "{'name':'Ada','note':null,'day':10}"})
    void shouldTakeAnAbsentOrNullOptionalAsNull(String json) {
        assertThat(bind(json).note()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10,10", "'\"10\"',10", "-3,-3", "10.0,10", "99999999999,2147483647"})
    void shouldTakeNumbersAndNumericStrings(String json, int expected) {
        assertThat(bind("{'name':'Ada','day':%s}".formatted(json)).day()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5", "\"\"", "\"x\"", "\" 1\"", "true", "null", "[]", "{}", "1e400", "123456789012345678901"})
    void shouldRefuseWhatIsNoWholeNumber(String json) {
        assertThat(refusal("{'name':'Ada','day':%s}".formatted(json))).isEqualTo(Map.of("invalid-field", "day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "[]", "{}", "\"\\ud800\"", "\"a\\udc00b\""})
    void shouldRefuseWhatIsNoText(String json) {
        assertThat(refusal("{'name':%s,'day':1}".formatted(json))).isEqualTo(Map.of("invalid-field", "name"));
    }

    @Test
    void shouldTellTheFirstMissingFieldBeforeWrongOnes() {
        assertThat(refusal("{'day':'x'}")).isEqualTo(Map.of("missing-field", "name"));
        assertThat(refusal("{'name':5}")).isEqualTo(Map.of("missing-field", "day"));
    }

    record Renamed(@JsonbProperty("new") String chosen) {}

    @Test
    void shouldKnowAFieldByTheNameThatTheComponentCannotHave() {
        assertThat(RecordBinding.bind(
                        Renamed.class,
                        Json.createObjectBuilder().add("new", "x").build()))
                .isEqualTo(new Renamed("x"));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> RecordBinding.bind(
                        Renamed.class,
                        Json.createObjectBuilder().add("chosen", "x").build()))
                .satisfies(apiException ->
                        assertThat(apiException.answer().response()).isEqualTo(Map.of("missing-field", "new")));
    }

    private static Sample bind(String json) {
        return RecordBinding.bind(
                Sample.class,
                Json.createReader(new StringReader(json.replace('\'', '"'))).readObject());
    }

    private static Object refusal(String json) {
        return catchThrowableOfType(ApiException.class, () -> bind(json))
                .answer()
                .response();
    }
}

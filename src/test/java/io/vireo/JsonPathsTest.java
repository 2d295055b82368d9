package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restassured.internal.path.json.JSONAssertion;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of JSON in assertions, as RestAssured evaluates them. */
class JsonPathsTest {
    private static final String DOCUMENT = """
            {"response": {"title": "Hills", "try-left": 4, "none": null, "list": [{"id": 1}, {"id": 2}], "properties": "p"},
             "message": "text"}
            """;

    private static @Nullable Object at(String path) {
        return JsonPath.from(DOCUMENT).get(path);
    }

    /** Tests fail if the class of the library is used: they would pass, but slowly. */
    @Test
    void shouldUseTheClassThatCompilesAPathOnce() {
        assertThat(JSONAssertion.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/test-classes/");
    }

    @Test
    void shouldReturnTheValueAtAPath() {
        assertThat(at("response.title")).isEqualTo("Hills");
        assertThat(at("response.try-left")).isEqualTo(4);
        assertThat(at("response.properties")).isEqualTo("p");
        assertThat(at("response.list[1].id")).isEqualTo(2);
        assertThat(at("response.list[-1].id")).isEqualTo(2);
        assertThat(at("response.list.id")).isEqualTo(List.of(1, 2));
        assertThat(at("response.list.size()")).isEqualTo(2);
        assertThat(at("response.list.find { it.id == 2 }.id")).isEqualTo(2);
        assertThat(at("$")).isEqualTo(at(""));
        assertThat(JsonPath.from("[{\"a\": 3}]").<Object>get("[0].a")).isEqualTo(3);
    }

    @Test
    void shouldReturnTheValueOfEachDocument() {
        for (int i = 0; i < 3; i++) {
            assertThat(JsonPath.from("{\"a\": " + i + "}").getInt("a")).isEqualTo(i);
        }
    }

    @Test
    void shouldReadParameters() {
        assertThat(JsonPath.from(DOCUMENT)
                        .param("wanted", 2)
                        .<Map<String, Object>>get("response.list.find { it.id == wanted }"))
                .isEqualTo(Map.of("id", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> at("response.list.find { it.id == unknown }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absent",
                "response.absent",
                "response.none.deeper",
                "absent.deeper[0]",
                "message.absent",
                "absent[0]"
            })
    void shouldReturnNullForAnAbsentValue(String path) {
        assertThat(at(path)).isNull();
    }

    @Test
    void shouldRejectAnInvalidPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> at("response.(")).withMessageContaining("Invalid JSON");
    }
}

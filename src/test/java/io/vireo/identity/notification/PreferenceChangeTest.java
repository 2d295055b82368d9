package io.vireo.identity.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.vireo.http.Json;
import io.vireo.identity.MailFrequency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceChangeTest {
    @Test
    void shouldReadBooleansAndObjects() throws Exception {
        String like = "\"like\":{\"site\":true,\"mail\":\"daily\"}";
        String others = "\"published\":false,\"reply\":{\"mail\":\"off\"},\"video\":{}";

        assertThat(read("{" + like + "," + others + "}"))
                .isEqualTo(Map.of(
                        "published",
                        new PreferenceChange(false, null, null),
                        "like",
                        new PreferenceChange(null, true, MailFrequency.DAILY),
                        "reply",
                        new PreferenceChange(null, null, MailFrequency.OFF),
                        "video",
                        new PreferenceChange(null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"now\"",
                "[]",
                "{\"site\":1}",
                "{\"site\":null}",
                "{\"mail\":\"NOW\"}",
                "{\"mail\":\"\"}",
                "{\"mail\":null}",
                "{\"mail\":true}"
            })
    void shouldNameTheKeyOfAnInvalidValue(String value) {
        assertThatThrownBy(() -> read("{\"like\":" + value + "}"))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        failure -> assertThat(failure.getPath().get(0).getFieldName())
                                .isEqualTo("like"));
    }

    private static Map<String, PreferenceChange> read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, MailPreferencesBody.class).changes();
    }
}

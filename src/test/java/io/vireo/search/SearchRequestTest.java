package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRequestTest {
    @ParameterizedTest
    @CsvSource({
        "duration, 300-60",
        "duration, 5--",
        "since, 2026-01-01T10:00",
        "since, 9999999999-01-01",
        "tag, ''",
        "sort, date"
    })
    void shouldRejectInvalidParameters(String name, String value) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putSingle(name, value);

        assertThatThrownBy(() -> SearchRequest.of("all", "word", parameters)).isInstanceOf(ApiException.class);
    }

    @Test
    void shouldApplyAllValuesOfAFilter() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.put("tag", List.of("red", "blue"));
        SearchRequest request = SearchRequest.of("all", "word", parameters);

        assertThat(request.filters()).hasSize(2).doesNotHaveDuplicates();
        assertThat(request.parameters()).isEqualTo("&tag=red&tag=blue");
        parameters.add("sort", "relevance");
        parameters.add("sort", "date");
        assertThatThrownBy(() -> SearchRequest.of("all", "word", parameters)).isInstanceOf(ApiException.class);
    }
}

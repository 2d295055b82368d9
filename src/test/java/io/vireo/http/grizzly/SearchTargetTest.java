package io.vireo.http.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/search/all/50%%20off, /search/all/50%25%20off",
        "/search/all/100%, /search/all/100%25",
        "/search/all/%zz%4, /search/all/%25zz%254",
        "/search/all/%FFa, /search/all/%EF%BF%BDa",
        "/search/all/%C3%28, /search/all/%EF%BF%BD%28",
        "/search/all/\u00e9t\u00e9, /search/all/%EF%BF%BDt%EF%BF%BD",
        "/search/all/\u00c3\u00a9, /search/all/%C3%A9",
        "/vireo/search/all/100%, /vireo/search/all/100%25"
    })
    void shouldRepairUndecodableSearches(String target, String repaired) {
        assertThat(SearchTarget.repair(target)).contains(repaired);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search/all/50%25%20off", "/search/all/%C3%A9;x=1", "/v/100%", "/channel/picture/%FF", "/search"
            })
    void shouldNotChangeOtherTargets(String target) {
        assertThat(SearchTarget.repair(target)).isEmpty();
    }
}

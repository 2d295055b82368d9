package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormErrorsTest {
    private final FormErrors errors = new FormErrors(new PageTexts().in(Locale.ENGLISH));

    private static ApiException tooOften(Duration wait) {
        return new ApiException(CommonError.TOO_MANY_REQUESTS, null, wait) {
            private static final long serialVersionUID = 1L;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.2S,1,1 second",
        "PT59S,59,59 seconds",
        "PT61S,61,2 minutes",
        "PT1H,3600,1 hour",
        "PT25H,90000,25 hours",
    })
    void shouldSayWhenAFormCanBeSentAgain(Duration wait, long seconds, String words) {
        errors.add(tooOften(wait), Set.of("title"));

        assertThat(errors.values(Set.of("title")))
                .containsEntry("retry_after", seconds)
                .containsEntry("general_error", "You did this too often. Try again in " + words + ".");
    }

    @Test
    void shouldNotBlameTheVisitorForABusyServer() {
        errors.add(new ServiceUnavailableException(), Set.of());

        assertThat(errors.values(Set.of()))
                .containsEntry("retry_after", 5L)
                .containsEntry("general_error", "The server is busy. Wait a few seconds and try again.");
    }

    @Test
    void shouldNameNoTimeForOtherErrors() {
        errors.add(CommonError.FORBIDDEN.exception(), Set.of());

        assertThat(errors.values(Set.of())).containsEntry("retry_after", false);
    }
}

package io.vireo.launcher.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import org.junit.jupiter.api.Test;

class UnavailabilityFilterTest {
    /** The filter cannot use the classes of the application. */
    @Test
    void shouldAnswerAsTheApplicationDoes() {
        assertThat(UnavailabilityFilter.BODY).isEqualTo(CommonError.UNAVAILABLE.toJson());
        assertThat(UnavailabilityFilter.RETRY_AFTER_SECONDS)
                .isEqualTo((int) ServiceUnavailableException.RETRY_AFTER.toSeconds());
    }
}

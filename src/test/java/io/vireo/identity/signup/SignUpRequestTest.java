package io.vireo.identity.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpRequestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"1900-01-01", "2000-02-29", "2026-11-22"})
    void shouldAcceptABirthDateInThePast(LocalDate date) {
        assertThat(bornOn(date).birth(CLOCK)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31", "2026-11-23", "2026-11-24"})
    void shouldRejectTodayTheFutureAndTheDistantPast(LocalDate date) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bornOn(date).birth(CLOCK))
                .satisfies(apiException -> assertThat(apiException.reason()).isEqualTo(CommonError.INVALID_FIELD));
    }

    @Test
    void shouldRejectANonexistentDate() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bornOn(29, 2, 1900).birth(CLOCK));
    }

    private static SignUpRequest bornOn(LocalDate date) {
        return bornOn(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    private static SignUpRequest bornOn(int day, int month, int year) {
        return new SignUpRequest("Ada", null, "Lovelace", "ada", "ada@example.com", "correct horse", day, month, year);
    }
}

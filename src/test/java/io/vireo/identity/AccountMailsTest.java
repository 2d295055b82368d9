package io.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountMailsTest {
    @ParameterizedTest
    @CsvSource({"P3D,3 days", "PT24H,1 day", "PT30M,30 minutes", "PT1H,1 hour", "PT5H,5 hours", "PT60S,1 minute"})
    void shouldFormatTheValidityOfALink(Duration time, String text) {
        assertThat(AccountMails.format(time)).isEqualTo(text);
    }
}

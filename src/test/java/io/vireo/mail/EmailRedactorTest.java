package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailRedactorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ada@example.org; a***@example.org",
                "550 5.1.1 <ada@example.org>: unknown; 550 5.1.1 <a***@example.org>: unknown",
                "ada@example.org and bob@example.org; a***@example.org and b***@example.org",
                "no address @ all; no address @ all",
            })
    void shouldRedactAddresses(String text, String redacted) {
        assertThat(EmailRedactor.redact(text)).isEqualTo(redacted);
    }
}

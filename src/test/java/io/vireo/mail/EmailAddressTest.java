package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@exa mple.org",
                "a\r\nb@example.org",
                "ada@example.org\r\nBcc: bob@example.org",
                "\"a\nb\"@example.org",
                "ada\u0000@example.org",
                "ada\u2028@example.org",
                "ada\u200b@example.org",
                "ada@example.org, bob@example.org",
                "Ada <ada@example.org>",
                "ada@example.org>",
            })
    void shouldRejectInvalidAddresses(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text)).isInstanceOf(EmailAddress.Unusable.class);
    }

    @Test
    void shouldConvertTheDomainToAscii() throws Exception {
        assertThat(EmailAddress.of("ada@b\u00fccher.example").address()).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(EmailAddress.of("ada@b\u00fccher.example").needsUtf8()).isFalse();
        assertThat(EmailAddress.of("j\u00f6rg@example.org").needsUtf8()).isTrue();
    }

    @Test
    void shouldParseASenderWithADisplayName() throws Exception {
        EmailAddress sender = EmailAddress.parse("Vireo <noreply@vireo.example>");

        assertThat(sender.address()).isEqualTo("noreply@vireo.example");
        assertThat(sender.name()).isEqualTo("Vireo");
        assertThat(sender.domain()).isEqualTo("vireo.example");
        assertThatThrownBy(() -> EmailAddress.parse("a@example.org, b@example.org"))
                .isInstanceOf(EmailAddress.Unusable.class);
    }
}

package io.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailFormsTest {
    @ParameterizedTest
    @CsvSource({
        "Ada@example.com, Ada@example.com",
        "ada@EXAMPLE.com, ada@EXAMPLE.com",
        "ada@bücher.example, ada@bücher.example",
        "ada@xn--bcher-kva.example, ada@bücher.example",
        "ada@XN--BCHER-KVA.example, ada@bücher.example",
        "ada@BÜCHER.Example, ada@bücher.example",
        "ada@bu\u0308cher.example, ada@bücher.example",
        "ada@bücher\u3002example, ada@bücher.example",
        "ada@ｅxample.com, ada@example.com",
        "ada@xn--, ada@xn--",
        "no address, no address",
    })
    void shouldNormalizeTheDomain(String given, String expected) {
        assertThat(EmailForms.canonical(given)).isEqualTo(expected);
    }

    @Test
    void shouldReturnBothFormsOfAnInternationalizedDomain() {
        assertThat(EmailForms.of("ada@xn--bcher-kva.example"))
                .containsExactly("ada@xn--bcher-kva.example", "ada@bücher.example");
        assertThat(EmailForms.of("ada@bücher.example"))
                .containsExactly("ada@bücher.example", "ada@xn--bcher-kva.example");
        assertThat(EmailForms.of("ada@example.com")).containsExactly("ada@example.com");
    }

    @Test
    void shouldReturnTheSameKeyForAllForms() {
        assertThat(EmailForms.key("Ada@BÜCHER.example")).isEqualTo(EmailForms.key("ada@xn--bcher-kva.EXAMPLE"));
    }
}

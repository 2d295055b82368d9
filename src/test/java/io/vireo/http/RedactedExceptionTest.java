package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RedactedExceptionTest {
    @Test
    void shouldRedactDatabaseMessages() {
        SQLException duplicate = new SQLException("Duplicate entry 'ada@example.com' for key 'Email'", "23000", 1062);
        Throwable failure = new IllegalStateException("insert of ada@example.com", duplicate);

        assertThat(trace(RedactedException.of(failure)))
                .doesNotContain("ada")
                .contains("java.lang.IllegalStateException", "java.sql.SQLException (SQL state 23000, error 1062)")
                .contains("RedactedExceptionTest.shouldRedactDatabaseMessages");
    }

    @Test
    void shouldReturnOtherExceptionsUnchanged() {
        Throwable failure = new IllegalStateException("no table");

        assertThat(RedactedException.of(failure)).isSameAs(failure);
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.delivery.Preconditions.Outcome;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
    private static final String ETAG = "\"a,b\"";
    private static final Instant MODIFIED = Instant.parse("2026-11-23T09:00:00Z");

    /** {@code @before}, {@code @same} and {@code @after} stand for dates around the modification. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                // If-Match | If-Unmodified-Since | If-None-Match | If-Modified-Since | outcome
                "- | - | - | - | PROCEED",
                "\"a,b\" | - | - | - | PROCEED",
                "* | - | - | - | PROCEED",
                "\"x\", \"a,b\" | - | - | - | PROCEED",
                "\"x\" | - | - | - | PRECONDITION_FAILED",
                "W/\"a,b\" | - | - | - | PRECONDITION_FAILED",
                "a,b | - | - | - | PRECONDITION_FAILED",
                "'' | - | - | - | PRECONDITION_FAILED",
                "- | @before | - | - | PRECONDITION_FAILED",
                "- | @same | - | - | PROCEED",
                "- | @after | - | - | PROCEED",
                "- | nonsense | - | - | PROCEED",
                "\"a,b\" | @before | - | - | PROCEED",
                "- | - | \"a,b\" | - | NOT_MODIFIED",
                "- | - | W/\"a,b\" | - | NOT_MODIFIED",
                "- | - | \"x\",W/\"a,b\" | - | NOT_MODIFIED",
                "- | - | * | - | NOT_MODIFIED",
                "- | - | \"x\" | - | PROCEED",
                "- | - | \"x\" | @same | PROCEED",
                "- | - | - | @before | PROCEED",
                "- | - | - | @same | NOT_MODIFIED",
                "- | - | - | @after | NOT_MODIFIED",
                "- | - | - | nonsense | PROCEED",
                "\"x\" | - | \"a,b\" | - | PRECONDITION_FAILED",
                "\"a,b\" | - | \"a,b\" | - | NOT_MODIFIED",
                "- | @before | \"a,b\" | - | PRECONDITION_FAILED",
            })
    void shouldEvaluateInTheOrderOfRfc9110(
            String ifMatch, String ifUnmodifiedSince, String ifNoneMatch, String ifModifiedSince, Outcome outcome) {
        Preconditions conditions =
                new Preconditions(ifMatch, date(ifUnmodifiedSince), ifNoneMatch, date(ifModifiedSince), null);
        assertThat(conditions.evaluate(ETAG, MODIFIED)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | true",
                "\"a,b\" | true",
                "W/\"a,b\" | false",
                "\"x\" | false",
                "\"x\", \"a,b\" | false",
                "* | false",
                "@same | true",
                "@after | false",
                "@before | false",
                "nonsense | false",
            })
    void shouldAllowARangeOnlyOfTheSameRepresentation(String ifRange, boolean allowed) {
        Preconditions conditions = new Preconditions(null, null, null, null, date(ifRange));
        assertThat(conditions.rangeAllowed(ETAG, MODIFIED)).isEqualTo(allowed);
    }

    private static String date(String value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "@before" -> HttpDate.format(MODIFIED.minusSeconds(1));
            case "@same" -> HttpDate.format(MODIFIED);
            case "@after" -> HttpDate.format(MODIFIED.plusSeconds(1));
            default -> value;
        };
    }
}

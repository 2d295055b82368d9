package io.vireo.identity.signup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a whole number, also from a string that holds one: old clients send the numbers of a date so. Numbers beyond {@code int} become
 * its limits, for the checks of the date to refuse.
 */
final class NumericTextDeserializer extends StdScalarDeserializer<Integer> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DIGITS = 20;
    private static final BigDecimal MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    NumericTextDeserializer() {
        super(int.class);
    }

    @Override
    public Integer deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken().isNumeric() || json.hasToken(JsonToken.VALUE_STRING)) {
            String text = json.getText();
            if (text.length() <= MAX_DIGITS && text.matches("[+-]?[0-9]+(\\.0+)?")) {
                return new BigDecimal(text).min(MAX).max(MIN).intValue();
            }
        }
        return (Integer) context.reportInputMismatch(this, "not a whole number");
    }
}

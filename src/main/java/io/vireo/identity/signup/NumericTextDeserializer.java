package io.vireo.identity.signup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Deserializes an integer from a JSON number or a string: old clients send the parts of a date as strings. Numbers beyond the range of
 * {@code int} are clamped to its limits, and the validation of the date rejects them.
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

package io.vireo.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** Deserializes JSON numbers only. A value out of range is rejected, never rounded or truncated; {@code 10.0} is a whole number. */
final class NumberDeserializer<T extends Number> extends StdScalarDeserializer<T> {
    static final NumberDeserializer<Integer> INT = new NumberDeserializer<>(Integer.class, BigDecimal::intValueExact);
    static final NumberDeserializer<Long> LONG = new NumberDeserializer<>(Long.class, BigDecimal::longValueExact);
    static final NumberDeserializer<Double> DOUBLE =
            new NumberDeserializer<>(Double.class, NumberDeserializer::finiteDouble);

    private static final long serialVersionUID = 1L;

    private final transient Function<BigDecimal, T> conversion;

    /** @param conversion converts the number; throws {@code ArithmeticException} if the type cannot represent it */
    private NumberDeserializer(Class<T> type, Function<BigDecimal, T> conversion) {
        super(type);
        this.conversion = conversion;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken().isNumeric()) {
            try {
                return conversion.apply(json.getDecimalValue());
            } catch (ArithmeticException e) {
                // reported below
            }
        }
        return context.reportInputMismatch(this, "not a number of this type");
    }

    private static double finiteDouble(BigDecimal value) {
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            throw new ArithmeticException("Overflow");
        }
        return number;
    }
}

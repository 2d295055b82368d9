package io.vireo.http.json;

import io.vireo.http.ApiException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds a JSON object to a record with components of the types {@code String}, {@code int} and {@code boolean}. A record whose only
 * component is a {@code Map} takes every field of the object, all of which must be {@code true} or {@code false}.
 *
 * <p>A component that is not {@code @Nullable} must be there. Missing fields are told before wrong ones, both in the order of the
 * components; fields that the record does not have are ignored.
 */
public final class RecordBinding {
    private static final int MAX_DIGITS = 20;

    private RecordBinding() {}

    static <T extends Record> T bind(Class<T> type, JsonObject json) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType() == Map.class) {
            return newRecord(type, components, new Object[] {flags(json)});
        }
        for (RecordComponent component : components) {
            if (!isOptional(component) && !json.containsKey(fieldOf(component))) {
                throw ApiException.missingField(fieldOf(component));
            }
        }
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, json.get(fieldOf(component))))
                .toArray();
        return newRecord(type, components, values);
    }

    private static Map<String, Boolean> flags(JsonObject json) {
        Map<String, Boolean> flags = new TreeMap<>();
        json.forEach((field, value) -> {
            if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw ApiException.invalidField(field);
            }
            flags.put(field, value == JsonValue.TRUE);
        });
        return flags;
    }

    /** The component's name, or what {@code @JsonbProperty} calls it where that is no name in Java. */
    public static String fieldOf(RecordComponent component) {
        JsonbProperty property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property == null ? component.getName() : property.value();
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object value(RecordComponent component, @Nullable JsonValue json) {
        if (isOptional(component) && (json == null || json == JsonValue.NULL)) {
            return null;
        }
        if (component.getType() == String.class
                && json instanceof JsonString string
                && isWellFormed(string.getString())) {
            return string.getString();
        }
        if (component.getType() == int.class && json instanceof JsonNumber number) {
            return integer(component, number.toString());
        }
        if (component.getType() == int.class && json instanceof JsonString string) {
            return integer(component, string.getString());
        }
        if (component.getType() == boolean.class && (JsonValue.TRUE.equals(json) || JsonValue.FALSE.equals(json))) {
            return JsonValue.TRUE.equals(json);
        }
        throw ApiException.invalidField(fieldOf(component));
    }

    /** Half a surrogate pair is valid JSON but no text: it could not be stored and read again. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Numbers beyond {@code int} become its limits, for the range checks of the record to refuse. */
    private static int integer(RecordComponent component, String text) {
        if (text.length() > MAX_DIGITS || !text.matches("[+-]?[0-9]+(\\.0+)?")) {
            throw ApiException.invalidField(fieldOf(component));
        }
        BigInteger value = new BigDecimal(text).toBigInteger();
        return value.min(BigInteger.valueOf(Integer.MAX_VALUE))
                .max(BigInteger.valueOf(Integer.MIN_VALUE))
                .intValue();
    }

    private static <T extends Record> T newRecord(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The record " + type.getName() + " refused its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + type.getName() + " cannot be made", e);
        }
    }
}

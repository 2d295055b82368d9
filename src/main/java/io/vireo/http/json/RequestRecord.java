package io.vireo.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.vireo.http.ApiException;
import io.vireo.http.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deserializes JSON objects into one type of record. Errors are reported as the contract says: {@code missing-field} before {@code
 * invalid-field}, both in the order of the components. A field of a nested record is named {@code outer.inner}.
 *
 * <p>A component that is not {@code @Nullable} is required. Null is invalid, unless the component is {@code @JsonSetter(nulls =
 * Nulls.SET)}; one that distinguishes null from absent is also {@code @JsonProperty(required = true)}.
 * A record of one map, whose constructor is a delegating {@code @JsonCreator}, accepts every field of the object.
 */
public final class RequestRecord<T extends Record> {
    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class);

    /** A value that no component accepts: replaces a null that is not allowed, so that it is reported in the order of the fields. */
    private static final JsonNode INVALID = new POJONode(new Object());

    /** A component with its JSON name; {@code nested} describes the record type of the component or of its list elements, if it has one. */
    private record Field(
            String name,
            boolean required,
            boolean nullable,
            @Nullable RequestRecord<?> nested) {}

    private final Class<T> type;
    private final List<Field> fields;
    private final boolean map;

    private RequestRecord(Class<T> type, List<Field> fields, boolean map) {
        this.type = type;
        this.fields = fields;
        this.map = map;
    }

    /**
     * Analyses a record type.
     *
     * @throws IllegalArgumentException if a component has an unsupported type; the message names both
     */
    static <T extends Record> RequestRecord<T> of(Class<T> type) {
        return of(type, Set.of());
    }

    /** @param outer the records that contain this one; none of them can be a component of it */
    private static <T extends Record> RequestRecord<T> of(Class<T> type, Set<Class<?>> outer) {
        Set<Class<?>> enclosing = new HashSet<>(outer);
        enclosing.add(type);
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && isMapOfValues(components[0])) {
            return new RequestRecord<>(type, List.of(), true);
        }
        List<Field> fields = Arrays.stream(components)
                .map(component -> field(component, enclosing))
                .toList();
        return new RequestRecord<>(type, fields, false);
    }

    private static boolean isMapOfValues(RecordComponent component) {
        JavaType type = Json.mapper().constructType(component.getGenericType());
        JsonCreator creator = Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
                .map(constructor -> constructor.getAnnotation(JsonCreator.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return type.getRawClass() == Map.class
                && type.getKeyType().getRawClass() == String.class
                && (SCALARS.contains(type.getContentType().getRawClass())
                        || type.getContentType().getRawClass().isAnnotationPresent(JsonDeserialize.class))
                && creator != null
                && creator.mode() == JsonCreator.Mode.DELEGATING;
    }

    /** Returns the JSON name of a component: its own name, or that of {@code @JsonProperty}. */
    public static String fieldOf(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static Field field(RecordComponent component, Set<Class<?>> enclosing) {
        JavaType type = Json.mapper().constructType(component.getGenericType());
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (optional && type.isPrimitive()) {
            throw unsupported(component, "is optional, but of a primitive type");
        }
        RequestRecord<?> nested = null;
        if (!component.getAccessor().isAnnotationPresent(JsonDeserialize.class)) {
            Class<?> value = (type.getRawClass() == List.class ? type.getContentType() : type).getRawClass();
            if (value.isRecord() && !enclosing.contains(value)) {
                nested = of(value.asSubclass(Record.class), enclosing);
            } else if (!SCALARS.contains(value) && !value.isEnum()) {
                throw unsupported(component, "has the type " + component.getGenericType());
            }
        }
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        JsonSetter setter = component.getAccessor().getAnnotation(JsonSetter.class);
        return new Field(
                fieldOf(component),
                !optional || property != null && property.required(),
                setter != null && setter.nulls() == Nulls.SET,
                nested);
    }

    private static IllegalArgumentException unsupported(RecordComponent component, String what) {
        return new IllegalArgumentException(
                "The component " + component.getName() + " of the request body "
                        + component.getDeclaringRecord().getName() + " " + what
                        + "; supported are strings, numbers, booleans, enums, records that do not contain themselves, and lists of these");
    }

    /**
     * Deserializes an object.
     *
     * @throws ApiException with {@code missing-field} or {@code invalid-field}
     */
    T read(ObjectNode json) {
        requireFields(json, "");
        JsonNode ordered = ordered(json);
        try {
            return Json.mapper().treeToValue(ordered, type);
        } catch (ValueInstantiationException e) {
            throw new IllegalStateException(
                    "The constructor of the record " + type.getName() + " failed", e.getCause());
        } catch (JsonMappingException e) {
            throw ApiException.invalidField(nameOf(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A parsed tree has no syntax errors", e);
        }
    }

    private void requireFields(JsonNode json, String prefix) {
        for (Field field : fields) {
            if (field.required() && !json.has(field.name())) {
                throw ApiException.missingField(prefix + field.name());
            }
        }
        for (Field field : fields) {
            JsonNode value = json.path(field.name());
            if (field.nested() != null) {
                for (JsonNode object : value.isArray() ? value : List.of(value)) {
                    if (object.isObject()) {
                        field.nested().requireFields(object, prefix + field.name() + ".");
                    }
                }
            }
        }
    }

    /** Returns the known fields in the order of the components, in which Jackson reports invalid ones. */
    private JsonNode ordered(JsonNode json) {
        if (json.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> all.add(ordered(element)));
            return all;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        if (map) {
            json.properties()
                    .forEach(field ->
                            ordered.set(field.getKey(), field.getValue().isNull() ? INVALID : field.getValue()));
            return ordered;
        }
        for (Field field : fields) {
            JsonNode value = json.get(field.name());
            if (value != null && value.isNull() && !field.nullable()) {
                ordered.set(field.name(), INVALID);
            } else if (value != null) {
                ordered.set(
                        field.name(),
                        field.nested() == null ? value : field.nested().ordered(value));
            }
        }
        return ordered;
    }

    private static String nameOf(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }
}

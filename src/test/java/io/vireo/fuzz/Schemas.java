package io.vireo.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.vireo.http.ApiDescription;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Validates JSON against the schemas of the API description. */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The dialect of OpenAPI 3.0, with {@code components} as an additional keyword. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi30.getInstance())
            .keyword(new NonValidationKeyword("components"))
            .build();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private final Map<Object, JsonSchema> compiled = new IdentityHashMap<>();
    private final Map<String, Object> components;

    Schemas(ApiDescription description) {
        components = description.components();
    }

    /** Validates a value; returns the violations, empty if it is valid. */
    List<String> violations(Map<String, Object> schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, any -> compile(schema)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** Parses and validates a text; returns the violations, empty if it is valid. */
    List<String> violations(Map<String, Object> schema, String json) {
        try {
            return violations(schema, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static String json(Object value) {
        return tree(value).toString();
    }

    /** Compiles a schema together with the components that it references. */
    private JsonSchema compile(Map<String, Object> schema) {
        return factory.getSchema(tree(new HashMap<>(Map.of("allOf", List.of(schema), "components", components))));
    }
}

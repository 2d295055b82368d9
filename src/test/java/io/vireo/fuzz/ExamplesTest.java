package io.vireo.fuzz;

import static io.vireo.fuzz.Descriptions.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the API description match its schemas. */
class ExamplesTest {
    private static final ApiDescription DESCRIPTION = new ApiDescription();
    private static final Schemas SCHEMAS = new Schemas(DESCRIPTION);

    static Stream<Arguments> contents() {
        List<Arguments> contents = new ArrayList<>();
        for (Operation operation : DESCRIPTION.operations()) {
            operation
                    .requestContent()
                    .forEach((type, media) -> contents.add(Arguments.of(operation.name() + " accepts " + type, media)));
            for (String status : operation.statuses()) {
                operation
                        .content(status)
                        .forEach((type, media) -> contents.add(
                                Arguments.of(operation.name() + " returns " + status + " " + type, media)));
            }
        }
        return contents.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void shouldMatchTheSchema(String what, Map<String, Object> media) {
        Map<String, Object> schema = object(media.get("schema"));

        assertThat(examples(media))
                .allSatisfy(example -> assertThat(SCHEMAS.violations(schema, Schemas.tree(example)))
                        .isEmpty());
    }

    private static Collection<Object> examples(Map<String, Object> media) {
        List<Object> examples = new ArrayList<>();
        if (media.containsKey("example")) {
            examples.add(media.get("example"));
        }
        if (media.containsKey("examples")) {
            object(media.get("examples"))
                    .values()
                    .forEach(named -> examples.add(object(named).get("value")));
        }
        return examples;
    }
}

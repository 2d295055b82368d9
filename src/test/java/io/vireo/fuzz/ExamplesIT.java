package io.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation accepts its documented example and responds as documented. */
class ExamplesIT extends ServerTest {
    private static final ApiDescription DESCRIPTION = new ApiDescription();

    private static Scene shared;

    static Stream<Named<Operation>> operations() {
        return DESCRIPTION.operations().stream().map(operation -> Named.of(operation.name(), operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void shouldRespondAsDocumented(Operation operation) throws IOException {
        Request call = new CorrectCalls().of(operation, scene(operation));
        try (Wire wire = new Wire(base())) {
            RawAnswer answer = wire.exchange(call);

            assertThat(answer.status()).as("%s: %s", call, answer.body()).isEqualTo(success(operation));
            assertThat(new Contract(DESCRIPTION).violations(call, answer))
                    .as("%s: %s", call, answer.body())
                    .isEmpty();
        }
    }

    private Scene scene(Operation operation) {
        if (CorrectCalls.isFinal(operation)) {
            return new Scene(vireo);
        }
        if (shared == null) {
            shared = new Scene(vireo);
        }
        shared.forgetVideos();
        return shared;
    }

    /** Returns the first documented status. */
    private static int success(Operation operation) {
        return Integer.parseInt(operation.statuses().iterator().next());
    }
}

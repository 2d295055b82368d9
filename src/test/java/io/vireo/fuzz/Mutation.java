package io.vireo.fuzz;

import java.util.List;
import java.util.Random;

/** Changes one aspect of a request to an invalid or unusual value. */
@FunctionalInterface
interface Mutation {
    Request of(Request request, Random random);

    static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}

package io.vireo.fuzz;

import java.util.List;
import java.util.Random;

/** Makes a request wrong, or odd, in one way. */
@FunctionalInterface
interface Mutation {
    Request of(Request request, Random random);

    static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}

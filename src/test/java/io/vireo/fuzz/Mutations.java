package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;

import java.util.List;
import java.util.Random;

/** Applies random mutations to a request: mostly one, sometimes two or three. */
final class Mutations {
    private Mutations() {}

    static Request of(Request request, Random random) {
        Request changed = request;
        int changes = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
        for (int i = 0; i < changes; i++) {
            changed = any(kind(changed, random), random).of(changed, random);
        }
        return random.nextInt(25) == 0 ? any(OddLengths.ALL, random).of(changed, random) : changed;
    }

    private static List<Mutation> kind(Request request, Random random) {
        int choice = random.nextInt(10);
        if (request.body().length > 0 && choice < 5) {
            return request.body()[0] == '{' ? OddJson.ALL : OddBytes.ALL;
        }
        if (request.has("Authorization") && choice == 5) {
            return OddTokens.ALL;
        }
        return choice < 8 ? OddTargets.ALL : OddHeaders.ALL;
    }
}

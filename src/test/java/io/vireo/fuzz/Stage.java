package io.vireo.fuzz;

import io.vireo.VireoClient;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes wrong calls: which operation it is and what is wrong with it follows from seed and number, all else is there for it. */
final class Stage {
    /** These are expensive, or use up what they need: they are made less often. */
    private static final Set<String> RARE = Set.of(
            "upload",
            "resetPassword",
            "deleteAccount",
            "changePassword",
            "signOut",
            "export",
            "signUp",
            "thumbnailChoices",
            "verifyEmail");

    private final URI server;
    private final List<Operation> cycle;
    private final CorrectCalls correct;
    private final long seed;
    private Scene scene;
    private Scene victim;

    /**
     * A call, as it is sent.
     *
     * @param wrong in what it is not as the correct one, {@link Request#differences}
     */
    record Call(int number, Operation operation, Request request, Set<String> wrong) {}

    /** With an account of its own. */
    Stage(URI server, ApiDescription description, CorrectCalls correct, long seed) {
        this.server = server;
        this.cycle = description.operations().stream()
                .flatMap(operation -> Collections.nCopies(RARE.contains(operation.name()) ? 1 : 3, operation).stream())
                .toList();
        this.correct = correct;
        this.seed = seed;
    }

    Call call(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Operation operation = operation(number);
        Request right = correct.of(operation, CorrectCalls.isFinal(operation) ? victim() : scene());
        Request wrong = Mutations.of(right, random);
        return new Call(number, operation, wrong, wrong.differences(right));
    }

    /** Has replaced what a call has used up, if it was not refused, or nobody knows. */
    void answered(Call call, int status) {
        boolean isFinal = CorrectCalls.isFinal(call.operation());
        if (status == 429) {
            scene = null;
            victim = null;
        } else if (status < 400
                && !CorrectCalls.forget(call.operation(), call.request(), isFinal ? victim() : scene())) {
            victim = null;
        }
    }

    /** Each has its turn as often as the others of its kind, in an order that seed and number tell. */
    Operation operation(int number) {
        List<Operation> turns = new ArrayList<>(cycle);
        Collections.shuffle(turns, new Random(seed * 1_000_003 + number / turns.size()));
        return turns.get(number % turns.size());
    }

    private Scene scene() {
        scene = scene == null ? new Scene(new VireoClient(server)) : scene;
        return scene;
    }

    /** Of the calls that end what they are about. */
    private Scene victim() {
        victim = victim == null ? new Scene(new VireoClient(server)) : victim;
        return victim;
    }
}

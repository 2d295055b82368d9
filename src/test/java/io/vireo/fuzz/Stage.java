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

/** Creates mutated calls. Seed and number determine the operation and its mutations; accounts and videos are created as needed. */
final class Stage {
    /** Expensive operations and operations that consume their test data, called less often. */
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
    private Scene disposable;

    /**
     * A mutated call.
     *
     * @param mutated the parts that differ from the valid request, see {@link Request#differences}
     */
    record Call(int number, Operation operation, Request request, Set<String> mutated) {}

    /** Creates a stage with its own accounts. */
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
        Request right = correct.of(operation, CorrectCalls.isFinal(operation) ? disposable() : scene());
        Request wrong = Mutations.of(right, random);
        return new Call(number, operation, wrong, wrong.differences(right));
    }

    /** Discards the test data that a call has consumed, according to its response status. */
    void answered(Call call, int status) {
        boolean isFinal = CorrectCalls.isFinal(call.operation());
        if (status == 429) {
            scene = null;
            disposable = null;
        } else if (status < 400
                && !CorrectCalls.forget(call.operation(), call.request(), isFinal ? disposable() : scene())) {
            disposable = null;
        }
    }

    /** Returns the operation of a number: shuffled by the seed, each as often as others of its kind. */
    Operation operation(int number) {
        List<Operation> shuffled = new ArrayList<>(cycle);
        Collections.shuffle(shuffled, new Random(seed * 1_000_003 + number / shuffled.size()));
        return shuffled.get(number % shuffled.size());
    }

    private Scene scene() {
        scene = scene == null ? new Scene(VireoClient.ofSharedServer(server)) : scene;
        return scene;
    }

    /** Returns the test data of calls that invalidate their account. */
    private Scene disposable() {
        disposable = disposable == null ? new Scene(VireoClient.ofSharedServer(server)) : disposable;
        return disposable;
    }
}

package io.vireo.fuzz;

import io.vireo.VireoClient;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes wrong calls: which operation it is and what is wrong with it follows from seed and number, all else is there for it. */
final class Stage {
    /** These are expensive, or use up what they need: they are made less often. */
    private static final Set<String> RARE = Set.of(
            "upload",
            "continueUpload",
            "resetPassword",
            "deleteAccount",
            "changePassword",
            "signOut",
            "export",
            "signUp",
            "thumbnailChoices",
            "verifyEmail");

    private final URI server;
    private final List<Operation> operations;
    private final CorrectCalls correct;
    private final long seed;
    private Scene scene;
    private Scene victim;

    /** A call, as it is sent. */
    record Call(int number, Operation operation, Request request) {
        /** By its method it changes nothing. */
        boolean isSafe() {
            return request.method().equals("GET") || request.method().equals("HEAD");
        }
    }

    /** With an account of its own. */
    Stage(URI server, ApiDescription description, CorrectCalls correct, long seed) {
        this.server = server;
        this.operations = description.operations();
        this.correct = correct;
        this.seed = seed;
    }

    Call call(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Operation operation = operation(random);
        Request request = correct.of(operation, CorrectCalls.isFinal(operation) ? victim() : scene());
        return new Call(number, operation, Mutations.of(request, random));
    }

    /** Has replaced what a call has used up. */
    void answered(Call call, int status) {
        if (status == 429) {
            scene = null;
            victim = null;
        } else if (status < 300 && CorrectCalls.isFinal(call.operation())) {
            victim = null;
        } else if (status < 300 && !call.isSafe()) {
            CorrectCalls.forget(call.operation(), call.request(), scene());
        }
    }

    private Operation operation(Random random) {
        while (true) {
            Operation operation = Mutation.any(operations, random);
            if (!RARE.contains(operation.name()) || random.nextInt(3) == 0) {
                return operation;
            }
        }
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

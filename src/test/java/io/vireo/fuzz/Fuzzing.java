package io.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Calls of every operation that are wrong in all ways at once, the same for the same seed; {@code -Dfuzz.calls=100000
 * -Dfuzz.seed=7} for more and for others. It takes minutes and is run by hand. What was refused is sent once more, between two looks at all that the server keeps.
 */
class Fuzzing extends ServerTest {
    private static final int CALLS = Integer.getInteger("fuzz.calls", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
    private static final int ROUND = 400;

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

    private final ApiDescription description = new ApiDescription();
    private final Contract contract = new Contract(description);
    private final CorrectCalls calls = new CorrectCalls();
    private final Map<String, String> complaints = new TreeMap<>();
    private Scene scene;
    private Scene victim;
    private int repeated;

    @Test
    void shouldRefuseWhatIsWrongAndChangeNothingByIt() throws Exception {
        try (Wire wire = new Wire(base())) {
            for (int from = 0; from < CALLS; from += ROUND) {
                List<Request> refused = new ArrayList<>();
                for (int number = from; number < Math.min(from + ROUND, CALLS); number++) {
                    call(wire, number, refused);
                }
                repeat(wire, refused);
            }
        }
        assertThat(complaints.values()).as("seed %d", SEED).isEmpty();
        assertThat(repeated).as("refused twice").isGreaterThan(CALLS / 10);
    }

    private void call(Wire wire, int number, List<Request> refused) {
        Random random = new Random(SEED * 1_000_003 + number);
        Operation operation = operation(random);
        boolean isFinal = CorrectCalls.isFinal(operation);
        Request request = Mutations.of(calls.of(operation, isFinal ? victim() : scene()), random);
        RawAnswer answer = exchange(wire, request, operation.name());
        if (answer == null) {
            return;
        }
        boolean safe = request.method().equals("GET") || request.method().equals("HEAD");
        if (answer.status() == 429) {
            scene = null;
            victim = null;
        } else if (answer.status() < 300 && isFinal) {
            victim = null;
        } else if (answer.status() < 300 && !safe) {
            scene().forgetVideos();
        } else if (answer.status() >= 400 && !safe) {
            refused.add(request);
        }
    }

    private Scene scene() {
        scene = scene == null ? new Scene(new VireoClient(base())) : scene;
        return scene;
    }

    /** Of the calls that end what they are about. */
    private Scene victim() {
        victim = victim == null ? new Scene(new VireoClient(base())) : victim;
        return victim;
    }

    private Operation operation(Random random) {
        while (true) {
            Operation operation = Mutation.any(description.operations(), random);
            if (!RARE.contains(operation.name()) || random.nextInt(3) == 0) {
                return operation;
            }
        }
    }

    /** Null if there was none. */
    private RawAnswer exchange(Wire wire, Request request, String operation) {
        try {
            RawAnswer answer = wire.exchange(request);
            for (String complaint : contract.complaints(request, answer)) {
                complaints.putIfAbsent(
                        operation + " " + answer.status() + " " + complaint,
                        "%s%n  %s%n  %d %s%n  %s"
                                .formatted(
                                        complaint,
                                        request,
                                        answer.status(),
                                        answer.headers(),
                                        shortened(answer.body())));
            }
            return answer;
        } catch (EOFException e) {
            if (!request.ends()) {
                complaints.putIfAbsent(operation + " dropped", "dropped without an answer\n  " + request);
            }
        } catch (IOException | RuntimeException e) {
            complaints.putIfAbsent(operation + " no answer", "no answer: " + e + "\n  " + request);
        }
        return null;
    }

    /** What is refused again has to leave everything as it was; what is not is left out, and the others have another try. */
    private void repeat(Wire wire, List<Request> refused) throws Exception {
        List<Request> again = new ArrayList<>(refused);
        State before;
        do {
            before = State.settled();
        } while (again.removeIf(request -> !isRefused(wire, request)));
        repeated += again.size();
        if (!State.now().changedSince(before).isEmpty()) {
            blame(wire, again);
        }
    }

    /** Finds by halves which of them it was, if it was any: what else is done behind the answers may have come between. */
    private void blame(Wire wire, List<Request> suspects) throws Exception {
        State before = State.settled();
        suspects.forEach(request -> isRefused(wire, request));
        Set<String> changed = State.settled().changedSince(before);
        if (changed.isEmpty()) {
            return;
        }
        if (suspects.size() == 1) {
            complaints.put("changed " + changed, "refused, but changed " + changed + "\n  " + suspects.get(0));
            return;
        }
        blame(wire, suspects.subList(0, suspects.size() / 2));
        blame(wire, suspects.subList(suspects.size() / 2, suspects.size()));
    }

    private boolean isRefused(Wire wire, Request request) {
        RawAnswer answer = exchange(wire, request, "again");
        return answer != null && answer.status() >= 400;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}

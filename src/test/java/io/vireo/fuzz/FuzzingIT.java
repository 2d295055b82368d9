package io.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.fuzz.Stage.Call;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Calls of every operation that are wrong in all ways at once, the same for the same seed; {@code -Dfuzz.calls=100000
 * -Dfuzz.seed=7} for more and for others, {@code -Dfuzz.first=1011 -Dfuzz.calls=1} for a single one. What was refused is made once
 * more, for accounts and videos that are new, between two looks at all that the server keeps.
 */
class FuzzingIT extends ServerTest {
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int CALLS = Integer.getInteger("fuzz.calls", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
    private static final int ROUND = 500;

    /** Of so many each operation has some, and they are wrong in several ways. */
    private static final int ENOUGH = 1_000;

    /** The parts of a request that must have been wrong in some refused call of each operation; rare operations get more calls for it. */
    private static final int WAYS = 3;

    private final ApiDescription description = new ApiDescription();
    private final Contract contract = new Contract(description);
    private final CorrectCalls correct = new CorrectCalls();
    private final Map<String, String> complaints = new TreeMap<>();
    private final Map<String, Set<String>> refusals = new TreeMap<>();
    private int repeated;

    @Test
    void shouldRefuseWhatIsWrongAndChangeNothingByIt() throws Exception {
        Stage stage = stage();
        try (Wire wire = new Wire(base())) {
            for (int from = FIRST; from < FIRST + CALLS; from += ROUND) {
                List<Integer> refused = new ArrayList<>();
                for (int number = from; number < Math.min(from + ROUND, FIRST + CALLS); number++) {
                    if (isRefused(wire, stage, number)) {
                        refused.add(number);
                    }
                }
                repeat(wire, refused);
            }
            for (int number = FIRST + CALLS; CALLS >= ENOUGH && number < FIRST + 4 * CALLS; number++) {
                if (refusals.getOrDefault(stage.operation(number).name(), Set.of())
                                .size()
                        < WAYS) {
                    isRefused(wire, stage, number);
                }
            }
        }
        assertThat(complaints.values()).isEmpty();
        assertThat(repeated).as("refused twice").isGreaterThanOrEqualTo(CALLS / 4);
        if (CALLS >= ENOUGH) {
            assertThat(refusals.keySet())
                    .containsExactlyElementsOf(description.operations().stream()
                            .map(Operation::name)
                            .toList());
            assertThat(refusals.values()).allSatisfy(parts -> assertThat(parts).hasSizeGreaterThanOrEqualTo(WAYS));
        }
    }

    private boolean isRefused(Wire wire, Stage stage, int number) {
        Call call = stage.call(number);
        int status = status(wire, call);
        stage.answered(call, status);
        if (isRefusal(status)) {
            refusals.computeIfAbsent(call.operation().name(), name -> new TreeSet<>())
                    .addAll(call.wrong());
        }
        return isRefusal(status);
    }

    /** What is refused again has to leave everything as it was; what is not is left out, and the others have another try. */
    private void repeat(Wire wire, List<Integer> refused) throws Exception {
        List<Integer> again = new ArrayList<>(refused);
        State before;
        List<Integer> taken;
        do {
            List<Call> calls = made(again);
            before = State.settled();
            taken = taken(wire, calls);
        } while (again.removeAll(taken));
        repeated += again.size();
        if (!State.settled().changedSince(before).isEmpty()) {
            blame(wire, again);
        }
    }

    /** Finds by halves which of them it was, if it was any: what else is done behind the answers may have come between. */
    private void blame(Wire wire, List<Integer> suspects) throws Exception {
        List<Call> calls = made(suspects);
        State before = State.settled();
        taken(wire, calls);
        Set<String> changed = State.settled().changedSince(before);
        if (changed.isEmpty()) {
            return;
        }
        if (suspects.size() == 1) {
            complain(calls.get(0), "changed", "refused, but changed " + changed);
            return;
        }
        blame(wire, suspects.subList(0, suspects.size() / 2));
        blame(wire, suspects.subList(suspects.size() / 2, suspects.size()));
    }

    private Stage stage() {
        return new Stage(base(), description, correct, SEED);
    }

    /** With all that they are about. */
    private List<Call> made(List<Integer> numbers) {
        Stage stage = stage();
        return numbers.stream().map(stage::call).toList();
    }

    /** Sends all, and returns the numbers of those that were not refused. */
    private List<Integer> taken(Wire wire, List<Call> calls) {
        return calls.stream()
                .filter(call -> !isRefusal(status(wire, call)))
                .map(Call::number)
                .toList();
    }

    private static boolean isRefusal(int status) {
        return status >= 400;
    }

    /** That of the answer, about which it complains if there is reason to; 0 if there was none. */
    private int status(Wire wire, Call call) {
        try {
            RawAnswer answer = wire.exchange(call.request());
            for (String complaint : contract.complaints(call.request(), answer)) {
                complain(
                        call,
                        answer.status() + " " + complaint,
                        "%s%n  %d %s%n  %s"
                                .formatted(complaint, answer.status(), answer.headers(), shortened(answer.body())));
            }
            return answer.status();
        } catch (EOFException e) {
            if (!call.request().ends()) {
                complain(call, "dropped", "dropped without an answer");
            }
        } catch (IOException | RuntimeException e) {
            complain(call, "no answer", "no answer: " + e);
        }
        return 0;
    }

    /** Once of each kind. */
    private void complain(Call call, String kind, String complaint) {
        complaints.putIfAbsent(
                call.operation().name() + " " + kind,
                "%s%n  -Dfuzz.seed=%d -Dfuzz.first=%d -Dfuzz.calls=1: %s%n  %s%n"
                        .formatted(
                                complaint, SEED, call.number(), call.operation().name(), call.request()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}

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
 * Sends mutated requests to every operation; deterministic for a seed. {@code -Dfuzz.calls=100000 -Dfuzz.seed=7} sends more and other
 * requests, {@code -Dfuzz.first=1011 -Dfuzz.calls=1} a single one. Rejected requests are sent once more with new accounts and videos,
 * between two snapshots of the server's state, which must be equal.
 */
class FuzzingIT extends ServerTest {
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int CALLS = Integer.getInteger("fuzz.calls", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
    private static final int ROUND = 500;

    /** The number of calls from which on every operation is covered. */
    private static final int FULL_COVERAGE_CALLS = 1_000;

    /** The number of distinct mutated parts among the rejected requests of each operation; rare operations get additional calls. */
    private static final int MIN_MUTATED_PARTS = 3;

    private final ApiDescription description = new ApiDescription();
    private final Contract contract = new Contract(description);
    private final CorrectCalls correct = new CorrectCalls();
    private final Map<String, String> violations = new TreeMap<>();
    private final Map<String, Set<String>> mutatedParts = new TreeMap<>();
    private int repeated;

    @Test
    void shouldRejectMutatedRequestsWithoutChangingState() throws Exception {
        Stage stage = stage();
        try (Wire wire = new Wire(base())) {
            for (int from = FIRST; from < FIRST + CALLS; from += ROUND) {
                List<Integer> rejected = new ArrayList<>();
                for (int number = from; number < Math.min(from + ROUND, FIRST + CALLS); number++) {
                    if (isRejected(wire, stage, number)) {
                        rejected.add(number);
                    }
                }
                repeat(wire, rejected);
            }
            for (int number = FIRST + CALLS; CALLS >= FULL_COVERAGE_CALLS && number < FIRST + 10 * CALLS; number++) {
                if (mutatedParts
                                .getOrDefault(stage.operation(number).name(), Set.of())
                                .size()
                        < MIN_MUTATED_PARTS) {
                    isRejected(wire, stage, number);
                }
            }
        }
        assertThat(violations.values()).isEmpty();
        assertThat(repeated).as("calls rejected twice").isGreaterThanOrEqualTo(CALLS / 4);
        if (CALLS >= FULL_COVERAGE_CALLS) {
            assertThat(mutatedParts.keySet())
                    .containsExactlyElementsOf(description.operations().stream()
                            .map(Operation::name)
                            .toList());
            assertThat(mutatedParts.values())
                    .allSatisfy(parts -> assertThat(parts).hasSizeGreaterThanOrEqualTo(MIN_MUTATED_PARTS));
        }
    }

    private boolean isRejected(Wire wire, Stage stage, int number) {
        Call call = stage.call(number);
        int status = status(wire, call);
        stage.answered(call, status);
        if (isError(status)) {
            mutatedParts
                    .computeIfAbsent(call.operation().name(), name -> new TreeSet<>())
                    .addAll(call.mutated());
        }
        return isError(status);
    }

    /** Repeats rejected calls, which must not change the state. Calls that succeed this time are removed and the others repeated. */
    private void repeat(Wire wire, List<Integer> rejected) throws Exception {
        List<Integer> remaining = new ArrayList<>(rejected);
        State before;
        List<Integer> accepted;
        do {
            List<Call> calls = prepared(remaining);
            before = State.settled();
            accepted = accepted(wire, calls);
        } while (remaining.removeAll(accepted));
        repeated += remaining.size();
        if (!State.settled().changedSince(before).isEmpty()) {
            isolate(wire, remaining);
        }
    }

    /** Finds the call that changed the state by bisection; none if a background task has changed it. */
    private void isolate(Wire wire, List<Integer> suspects) throws Exception {
        List<Call> calls = prepared(suspects);
        State before = State.settled();
        accepted(wire, calls);
        Set<String> changed = State.settled().changedSince(before);
        if (changed.isEmpty()) {
            return;
        }
        if (suspects.size() == 1) {
            report(calls.get(0), "changed", "rejected, but changed " + changed);
            return;
        }
        isolate(wire, suspects.subList(0, suspects.size() / 2));
        isolate(wire, suspects.subList(suspects.size() / 2, suspects.size()));
    }

    private Stage stage() {
        return new Stage(base(), description, correct, SEED);
    }

    /** Creates the calls with new accounts and videos. */
    private List<Call> prepared(List<Integer> numbers) {
        Stage stage = stage();
        return numbers.stream().map(stage::call).toList();
    }

    /** Sends all calls and returns the numbers of those that were not rejected. */
    private List<Integer> accepted(Wire wire, List<Call> calls) {
        return calls.stream()
                .filter(call -> !isError(status(wire, call)))
                .map(Call::number)
                .toList();
    }

    private static boolean isError(int status) {
        return status >= 400;
    }

    /** Sends a call, reports violations and returns the status; 0 without a response. */
    private int status(Wire wire, Call call) {
        try {
            RawAnswer answer = wire.exchange(call.request());
            for (String violation : contract.violations(call.request(), answer)) {
                report(
                        call,
                        answer.status() + " " + violation,
                        "%s%n  %d %s%n  %s"
                                .formatted(violation, answer.status(), answer.headers(), abbreviated(answer.body())));
            }
            return answer.status();
        } catch (EOFException e) {
            if (!call.request().ends()) {
                report(call, "closed", "connection closed without a response");
            }
        } catch (IOException | RuntimeException e) {
            report(call, "no response", "no response: " + e);
        }
        return 0;
    }

    /** Records the first violation of each kind and operation. */
    private void report(Call call, String kind, String violation) {
        violations.putIfAbsent(
                call.operation().name() + " " + kind,
                "%s%n  -Dfuzz.seed=%d -Dfuzz.first=%d -Dfuzz.calls=1: %s%n  %s%n"
                        .formatted(
                                violation, SEED, call.number(), call.operation().name(), call.request()));
    }

    private static String abbreviated(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}

package io.vireo.media.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are shell scripts: they answer without having been asked, and then do as the test says. */
class SlowWorkerTest {
    private static final String FRAME = "printf '\\0\\0\\0\\1%s'\n";
    private static final String END = "printf '\\0\\0\\0\\0'\n";
    private static final String BURN = "while :; do :; done\n";
    private static final String WAIT = "exec sleep 600\n";
    private static final Duration LITTLE = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private FrameWorkers workers;

    @AfterEach
    void close() {
        workers.close();
    }

    /** On a busy machine a worker gets the processor late: that costs no frame. */
    @Test
    void shouldWaitForAWorkerThatGetsLittleOfTheProcessor() throws Exception {
        start("sleep 2\n" + FRAME.formatted("a") + END + WAIT, LITTLE, LONG);
        assertThat(frames(1)).containsExactly("a");
    }

    @Test
    void shouldEndAWorkerThatUsesTooMuchOfTheProcessor() throws IOException {
        start(BURN, LITTLE, LONG);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class)
                .isThrownBy(() -> frames(1))
                .withMessage("the worker was too slow");
    }

    @Test
    void shouldEndAWorkerThatTakesTooLongByTheClock() throws IOException {
        start(WAIT, LONG, LITTLE);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class)
                .isThrownBy(() -> frames(1))
                .withMessage("the worker was too slow");
    }

    @Test
    void shouldUseWhatWasDecodedUntilTheDeadline() throws Exception {
        start(FRAME.formatted("a") + FRAME.formatted("b") + BURN, LITTLE, LONG);
        assertThat(frames(6)).containsExactly("a", "b");
        assertThat(frames(1)).containsExactly("b");
    }

    @Test
    void shouldUseWhatWasDecodedUntilTheWorkerDied() throws Exception {
        start("head -c 1 >/dev/null\n" + FRAME.formatted("a") + "exit 1\n", LONG, LONG);
        assertThat(frames(6)).containsExactly("a");
    }

    @Test
    void shouldNotTakeNonsenseForAFrame() throws IOException {
        start("echo Error: no such class\n" + WAIT, LONG, LONG);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class).isThrownBy(() -> frames(1));
    }

    private void start(String script, Duration deadline, Duration wallTimeout) throws IOException {
        Path java = directory.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        workers = new FrameWorkers(
                FrameWorkersTest.settings(deadline, wallTimeout, LONG, 100), new WorkerCommand(java, 64));
    }

    private List<String> frames(int count) throws FrameExtractionException {
        return workers.frames(new FrameRequest(Path.of("none"), 320, 240, 0, false, 1000, count)).stream()
                .map(jpeg -> new String(jpeg, US_ASCII))
                .toList();
    }
}

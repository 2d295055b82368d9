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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers are shell scripts that write frames without reading the request and then behave as the test requires. */
@Tag("slow")
class SlowWorkerTest {
    private static final String FRAME = "printf '\\0\\0\\0\\1%s'\n";
    private static final String END = "printf '\\0\\0\\0\\0'\n";
    private static final String BURN = "while :; do :; done\n";
    private static final String WAIT = "exec sleep 600\n";
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private FrameWorkerPool workers;

    @AfterEach
    void close() {
        workers.close();
    }

    /** On a busy machine a worker gets CPU time late, which must not cost a frame. */
    @Test
    void shouldWaitForAWorkerThatGetsLittleCpuTime() throws Exception {
        start("sleep 2\n" + FRAME.formatted("a") + END + WAIT, SHORT_TIMEOUT, LONG_TIMEOUT);
        assertThat(frames(1)).containsExactly("a");
    }

    @Test
    void shouldKillAWorkerThatExceedsItsCpuTime() throws IOException {
        start(BURN, SHORT_TIMEOUT, LONG_TIMEOUT);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class)
                .isThrownBy(() -> frames(1))
                .withMessage("the worker was too slow");
    }

    @Test
    void shouldKillAWorkerThatExceedsTheWallTimeout() throws IOException {
        start(WAIT, LONG_TIMEOUT, SHORT_TIMEOUT);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class)
                .isThrownBy(() -> frames(1))
                .withMessage("the worker was too slow");
    }

    @Test
    void shouldUseFramesDecodedBeforeTheTimeout() throws Exception {
        start(FRAME.formatted("a") + FRAME.formatted("b") + BURN, SHORT_TIMEOUT, LONG_TIMEOUT);
        assertThat(frames(6)).containsExactly("a", "b");
        assertThat(frames(1)).containsExactly("b");
    }

    @Test
    void shouldUseFramesDecodedBeforeTheWorkerCrashed() throws Exception {
        start("head -c 1 >/dev/null\n" + FRAME.formatted("a") + "exit 1\n", LONG_TIMEOUT, LONG_TIMEOUT);
        assertThat(frames(6)).containsExactly("a");
    }

    @Test
    void shouldRejectMalformedWorkerOutput() throws IOException {
        start("echo Error: no such class\n" + WAIT, LONG_TIMEOUT, LONG_TIMEOUT);
        assertThatExceptionOfType(FrameExtractionException.Temporary.class).isThrownBy(() -> frames(1));
    }

    private void start(String script, Duration timeout, Duration wallTimeout) throws IOException {
        Path java = directory.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        workers = new FrameWorkerPool(
                FrameWorkerPoolTest.settings(timeout, wallTimeout, LONG_TIMEOUT, 100), new WorkerCommand(java, 64));
    }

    private List<String> frames(int count) throws FrameExtractionException {
        return workers.frames(new FrameRequest(Path.of("none"), 320, 240, 0, false, 1000, count)).stream()
                .map(jpeg -> new String(jpeg, US_ASCII))
                .toList();
    }
}

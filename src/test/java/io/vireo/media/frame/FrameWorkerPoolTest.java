package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class FrameWorkerPoolTest {
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1);
    private static final FrameRequest REQUEST =
            new FrameRequest(Samples.path("baseline.mp4"), 320, 240, 0, false, 10_000, 1);

    private FrameWorkerPool workers;

    @AfterEach
    void closeWorkers() {
        workers.close();
        awaitWorkerExit();
    }

    /** Also waits for workers of other tests. */
    @BeforeEach
    void awaitWorkerExit() {
        processes().forEach(process -> process.onExit().join());
    }

    @Test
    void shouldReuseAWorker() throws FrameExtractionException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        List<ProcessHandle> first = processes();
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        assertThat(processes()).isEqualTo(first).hasSize(1);
    }

    @Test
    void shouldKeepAWorkerThatReportsAFailure() throws FrameExtractionException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        List<ProcessHandle> first = processes();
        FrameRequest high10 = new FrameRequest(Samples.path("high10.mp4"), 320, 240, 0, false, 10_000, 1);
        assertThatExceptionOfType(FrameExtractionException.class)
                .isThrownBy(() -> workers.frames(high10))
                .withMessage("H.264 with 10 bit samples is not decoded");
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        assertThat(processes()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "high10.mp4,H.264 with 10 bit samples is not decoded",
        "yuv422.mp4,H.264 with 4:2:2 chroma is not decoded",
        "yuv444.mp4,H.264 with 4:4:4 chroma is not decoded",
        "grey.mp4,H.264 without chroma (4:0:0) is not decoded",
        "mbaff.mp4,interlaced H.264 (MBAFF) is not decoded",
        "paff.mp4,interlaced H.264 (PAFF) is not decoded",
        "lossless.mp4,lossless H.264 is not decoded",
        "constrained-intra.mp4,H.264 with constrained intra prediction is not decoded",
    })
    void shouldReportWhyAVideoIsNotDecoded(String sample, String reason) {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        FrameRequest request = new FrameRequest(Samples.path(sample), 320, 240, 0, false, 10_000, 1);
        assertThatExceptionOfType(FrameExtractionException.class)
                .isThrownBy(() -> workers.frames(request))
                .withMessage(reason);
    }

    @Test
    void shouldReportDamageProfilesAndEditLists(@TempDir Path directory) throws IOException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        BoxEditor profile = BoxEditor.of("baseline.mp4");
        assertNoFrame(profile.put("avcC", 8, 0x67_58_C0_0D), directory, "H.264 of profile 88 is not decoded");
        BoxEditor edits = BoxEditor.of("one-group.mp4").edits(4000, -1, 1);
        assertNoFrame(edits, directory, "the edit list shows no frame that can be decoded");
        BoxEditor hiddenKeyframe =
                BoxEditor.of("one-group.mp4").edits(1000, 2048, 1).put("stss", 8, 40);
        assertNoFrame(hiddenKeyframe, directory, "the edit list shows no frame that can be decoded");
        BoxEditor noConfiguration = BoxEditor.of("baseline.mp4").rename("avcC", "free");
        assertNoFrame(noConfiguration, directory, "the H.264 video lacks its configuration");
        byte[] zeros = new byte[2939];
        assertNoFrame(
                BoxEditor.of("baseline.mp4").content("mdat", zeros),
                directory,
                "the H.264 video is damaged, or of a kind that is not known");
    }

    private void assertNoFrame(BoxEditor file, Path directory, String reason) throws IOException {
        FrameRequest request = new FrameRequest(file.write(directory), 320, 240, 0, false, 10_000, 1);
        assertThatExceptionOfType(FrameExtractionException.class)
                .isThrownBy(() -> workers.frames(request))
                .withMessageStartingWith(reason);
    }

    @Test
    void shouldReplaceAKilledWorker() throws FrameExtractionException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        workers.frames(REQUEST);
        ProcessHandle killed = processes().get(0);
        killed.destroyForcibly();
        killed.onExit().join();
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        assertThat(processes()).hasSize(1).doesNotContain(killed);
    }

    @Test
    void shouldKillAHangingWorkerAtTheWallTimeout() throws FrameExtractionException, IOException {
        workers = new FrameWorkerPool(
                settings(LONG_TIMEOUT, Duration.ofSeconds(5), LONG_TIMEOUT, 100), WorkerCommand.ofThisJava(256));
        workers.frames(REQUEST);
        ProcessHandle hanging = processes().get(0);
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(hanging.pid()))
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        assertThatExceptionOfType(FrameExtractionException.Temporary.class)
                .isThrownBy(() -> workers.frames(REQUEST))
                .withMessage("the worker was too slow");
        hanging.onExit().join();
        assertThat(workers.frames(REQUEST)).isNotEmpty();
    }

    @Test
    void shouldReplaceAWorkerAfterItsMaximumOfFrames() throws FrameExtractionException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 2);
        workers.frames(REQUEST);
        ProcessHandle first = processes().get(0);
        workers.frames(REQUEST);
        first.onExit().join();
        assertThat(processes()).isEmpty();
        assertThat(workers.frames(REQUEST)).isNotEmpty();
    }

    @Test
    void shouldStopAnIdleWorker() throws FrameExtractionException {
        start(LONG_TIMEOUT, Duration.ofMillis(1), 100);
        assertThat(workers.frames(REQUEST)).isNotEmpty();
        processes().forEach(process -> process.onExit().join());
    }

    @Test
    void shouldStopItsWorkersOnClose() throws FrameExtractionException {
        start(LONG_TIMEOUT, LONG_TIMEOUT, 100);
        workers.frames(REQUEST);
        ProcessHandle worker = processes().get(0);
        workers.close();
        worker.onExit().join();
        assertThatExceptionOfType(FrameExtractionException.class).isThrownBy(() -> workers.frames(REQUEST));
    }

    @Test
    void shouldSurviveAWorkerOutOfMemory(@TempDir Path directory) throws FrameExtractionException, IOException {
        workers = new FrameWorkerPool(settings(LONG_TIMEOUT, LONG_TIMEOUT, 100), WorkerCommand.ofThisJava(16));
        Path video = Files.copy(Samples.path("high-1080.mp4"), directory.resolve("video.mp4"));
        assertThatExceptionOfType(FrameExtractionException.class)
                .isThrownBy(() -> workers.frames(new FrameRequest(video, 1920, 1080, 0, false, 10_000, 1)))
                .withMessage("the worker ended");
        assertThat(workers.frames(REQUEST)).isNotEmpty();
    }

    @Test
    void shouldReportThatNoWorkerCanBeStarted() {
        workers = new FrameWorkerPool(
                settings(LONG_TIMEOUT, LONG_TIMEOUT, 100), new WorkerCommand(Path.of("/nowhere/bin/java"), 64));
        assertThatExceptionOfType(FrameExtractionException.NoWorker.class).isThrownBy(() -> workers.frames(REQUEST));
    }

    static FrameSettings settings(Duration timeout, Duration idleTimeout, int maxFrames) {
        return settings(timeout, LONG_TIMEOUT, idleTimeout, maxFrames);
    }

    static FrameSettings settings(Duration timeout, Duration wallTimeout, Duration idleTimeout, int maxFrames) {
        return new FrameSettings(1, 256, timeout, wallTimeout, Duration.ofMinutes(2), idleTimeout, maxFrames);
    }

    private static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").endsWith(FrameWorker.class.getName()))
                .toList();
    }

    private void start(Duration timeout, Duration idleTimeout, int maxFrames) {
        workers = new FrameWorkerPool(settings(timeout, idleTimeout, maxFrames), WorkerCommand.ofThisJava(128));
    }
}

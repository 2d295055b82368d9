package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    @Test
    void shouldStartAWorkerThatExitsAtTheEndOfItsInput() throws IOException, InterruptedException {
        Process worker = WorkerCommand.ofThisJava(64).start();
        worker.getOutputStream().close();
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
    }
}

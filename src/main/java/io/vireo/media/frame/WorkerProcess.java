package io.vireo.media.frame;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A running {@link FrameWorker}, seen from the server. For one request at a time; {@link #end()} may come from any thread. */
final class WorkerProcess {
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final AtomicInteger uses = new AtomicInteger();

    WorkerProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Asks for JPEGs, and passes them on as they come.
     *
     * @throws FrameExtractionException if the worker says that the video has none, or no further ones
     * @throws IOException if the worker has ended, or ends before it has answered
     */
    void request(FrameRequest request, FrameSink jpegs) throws IOException, FrameExtractionException {
        uses.incrementAndGet();
        request.writeTo(requests);
        FrameResponse.read(answers, jpegs);
    }

    /** The processor time that it has used so far; empty if it has ended, or the system does not tell. */
    Optional<Duration> cpu() {
        return CpuClock.of(process.toHandle());
    }

    /** How many requests it was given. */
    int uses() {
        return uses.get();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it; who waits for its answer gets an {@link IOException}. */
    void end() {
        process.destroyForcibly();
    }
}
